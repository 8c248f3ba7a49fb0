using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Mail;

/// <summary>Lets the mail provider bring in what people answer. The secret is in the address it calls, and here only as its hash.</summary>
public sealed class InboundKey : Chaptered
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The mailbox the provider listens at; answers are addressed to it.</summary>
    public required string Address { get; init; }

    /// <summary>The name under which the provider writes down who a sender really was; without it no sender counts as proved.</summary>
    public string? Checker { get; init; }

    public required string Hash { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class InboundKeyTables : IEntityTypeConfiguration<InboundKey>
{
    public void Configure(EntityTypeBuilder<InboundKey> table)
    {
        table.ToTable("mail_keys");
        table.HasKey(k => k.Id);
        table.HasIndex(k => k.Hash).IsUnique();
        table.Property(k => k.Name).HasMaxLength(80);
        table.Property(k => k.Hash).HasMaxLength(64);
    }
}
