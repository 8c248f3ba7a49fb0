using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Covers;

/// <summary>A practice hands its clients to a colleague for some days, and takes them back.</summary>
internal sealed class Cover : Versioned
{
    public required Guid Id { get; init; }

    public required Guid FromPractice { get; init; }

    /// <summary>Who asked for it, and whom open work comes back to.</summary>
    public required Guid FromPerson { get; init; }

    public required Guid ToPractice { get; init; }

    public CoverState State { get; set; } = CoverState.Proposed;

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>So long after the end the colleague isn't asked for these clients by other ways.</summary>
    public required int BoundMonths { get; init; }

    /// <summary>Whether work still open at the end comes back; otherwise whoever holds it goes on.</summary>
    public required bool WorkReturns { get; init; }

    public required DateTime ProposedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public DateTime? BoundUntil { get; set; }
}

/// <summary>A client that is covered.</summary>
internal sealed class CoveredClient : Chaptered
{
    public required Guid CoverId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Since when the practice that handed it over agrees that the colleague works for it.</summary>
    public DateTime? ReleasedAt { get; set; }
}

internal enum CoverState
{
    Proposed,
    Agreed,
    Running,
    Over,
    Refused,

    /// <summary>Not answered before its first day, or taken back before.</summary>
    Withdrawn,
}

internal sealed class CoverTables : IEntityTypeConfiguration<Cover>, IEntityTypeConfiguration<CoveredClient>
{
    public void Configure(EntityTypeBuilder<Cover> table)
    {
        table.ToTable("desk_covers", t => t.HasCheckConstraint("ck_cover_days", "last_day >= first_day AND bound_months >= 0"));
        table.HasKey(c => c.Id);
        table.HasIndex(c => c.FromPractice);
        table.HasIndex(c => c.ToPractice);
    }

    public void Configure(EntityTypeBuilder<CoveredClient> table)
    {
        table.ToTable("desk_covered_clients");
        table.HasKey(c => new { c.CoverId, c.ClientId });
        table.HasIndex(c => c.ClientId);
    }
}
