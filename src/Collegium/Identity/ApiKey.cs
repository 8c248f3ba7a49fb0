using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Identity;

/// <summary>A program's key. It may do what its owner may do, less the approving of money unless it was made for that.</summary>
public sealed class ApiKey : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid LoginId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    /// <summary>Given only at a fresh sign-in.</summary>
    public bool ApprovesMoney { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class ApiKeyTables : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> table)
    {
        table.ToTable("identity_keys");
        table.HasKey(k => k.Id);
        table.HasIndex(k => k.Hash).IsUnique();
        table.HasIndex(k => k.LoginId);
        table.Property(k => k.Name).HasMaxLength(80);
        table.Property(k => k.Hash).HasMaxLength(64);
    }
}
