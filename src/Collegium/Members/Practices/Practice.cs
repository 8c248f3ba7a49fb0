using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Practices;

/// <summary>A member firm of one to ten practitioners; one practice, one vote.</summary>
internal sealed class Practice : Versioned
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string City { get; set; }

    public required string Address { get; set; }

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public required string Phone { get; set; }

    public required string Mail { get; set; }

    public string? Website { get; set; }

    /// <summary>Its own price an hour, in an association.</summary>
    public long? HourlyPriceMinor { get; set; }

    public Standing Standing { get; set; } = Standing.Applicant;

    public DateTime StandingSince { get; set; }

    public DateOnly InsuredUntil { get; set; }

    /// <summary>Signed the terms for work that touches patients' data.</summary>
    public bool ClinicalTerms { get; set; }

    /// <summary>Keyed hash of the account it is paid to, to see one account behind two firms.</summary>
    public string? AccountHash { get; set; }

    /// <summary>When it last won work, or joined; its turn in the rotation counts from here.</summary>
    public DateTime TurnSince { get; set; }

    /// <summary>Jobs it has won, older ones counting less, as of <see cref="WonAt"/>.</summary>
    public double Won { get; set; }

    public DateTime WonAt { get; set; }

    /// <summary>Since when it could be asked: what it had of the work is measured by the time since.</summary>
    public DateTime AskedSince { get; set; }

    public DateTime JoinedAt { get; init; }
}

/// <summary>One person of a practice who does the work.</summary>
internal sealed class Practitioner : Versioned
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required string Name { get; set; }

    public required string Mail { get; set; }

    public required string Phone { get; set; }

    /// <summary>Open jobs this person takes on at once.</summary>
    public int Capacity { get; set; } = 6;

    public int OpenWork { get; set; }

    public double ReachMiles { get; set; } = 40;

    public bool Left { get; set; }
}

internal sealed class PracticeTables : IEntityTypeConfiguration<Practice>, IEntityTypeConfiguration<Practitioner>
{
    public void Configure(EntityTypeBuilder<Practice> table)
    {
        table.ToTable("members_practices");
        table.HasKey(p => p.Id);
        table.HasIndex(p => new { p.ChapterId, p.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Practitioner> table)
    {
        table.ToTable("members_practitioners");
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.PracticeId);
    }
}
