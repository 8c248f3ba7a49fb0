using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Facts;

/// <summary>In whose sight a fact lies, besides the officers'.</summary>
[Flags]
public enum Sight
{
    Officers = 1,

    /// <summary>The client it concerns, and the holder of the request's link.</summary>
    Client = 2,

    /// <summary>The practice it concerns.</summary>
    Practice = 4,

    /// <summary>Every member.</summary>
    Members = 8,
}

/// <summary>
/// One thing that happened, appended in the transaction that made it happen. Holds ids, codes and amounts only; free text and
/// contact data stay in rows that can be erased.
/// </summary>
public sealed class Fact : Chaptered
{
    public long Seq { get; init; }

    /// <summary>The writing transaction's number on PostgreSQL, 0 on SQLite. Order of reading is (Tx, Seq).</summary>
    public long Tx { get; init; }

    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Noun and past tense: <c>offer.accepted</c>.</summary>
    public required string Kind { get; init; }

    public required string AboutType { get; init; }

    public required Guid AboutId { get; init; }

    /// <summary>The login that did it; empty for the house or the holder of a link.</summary>
    public Guid? ActorLogin { get; init; }

    /// <summary>What the actor acted as: <c>steward</c>, <c>client</c>, <c>link</c>, <c>house</c>.</summary>
    public required string ActorAs { get; init; }

    /// <summary>The party an officer acted for when that party was on the phone: <c>client</c> or <c>practice</c>.</summary>
    public string? ActedFor { get; init; }

    public Guid? RequestId { get; init; }

    public Guid? ClientId { get; init; }

    public Guid? PracticeId { get; init; }

    public required Sight Sight { get; init; }

    /// <summary>JSON object of ids, codes and amounts.</summary>
    public required string Data { get; init; }
}

internal sealed class FactTables : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> table)
    {
        table.ToTable("facts");
        table.HasKey(f => f.Seq);
        table.Property(f => f.Seq).ValueGeneratedOnAdd();
        table.Property(f => f.Sight).HasConversion<int>();
        table.HasIndex(f => f.Id).IsUnique();
        table.HasIndex(f => new { f.Tx, f.Seq });
        table.HasIndex(f => f.RequestId);
        table.HasIndex(f => new { f.AboutId });
    }
}
