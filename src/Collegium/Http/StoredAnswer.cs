using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Http;

/// <summary>What was answered to an operation id, kept in the same transaction as what it did.</summary>
public sealed class StoredAnswer : Chaptered
{
    /// <summary>Whose operation: a login, or the holder of a link, or a visitor's address.</summary>
    public required string Who { get; init; }

    /// <summary>The hash of the id that was sent.</summary>
    public required string Key { get; init; }

    /// <summary>What was sent, and with which program's key, hashed under the id.</summary>
    public required string RequestHash { get; init; }

    public required int Status { get; init; }

    /// <summary>The JSON answered, or for a form the address it led to, sealed under the id.</summary>
    public required string Body { get; init; }

    public string? Location { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class StoredAnswerTables : IEntityTypeConfiguration<StoredAnswer>
{
    public void Configure(EntityTypeBuilder<StoredAnswer> table)
    {
        table.ToTable("operations");
        table.HasKey(a => new { a.ChapterId, a.Who, a.Key });
        table.Property(a => a.Who).HasMaxLength(80);
        table.Property(a => a.Key).HasMaxLength(64);
        table.Property(a => a.RequestHash).HasMaxLength(64);
    }
}
