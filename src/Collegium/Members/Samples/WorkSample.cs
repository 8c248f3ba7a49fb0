using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Samples;

/// <summary>A job an applicant describes to show a skill; those who judge it don't know whose it is.</summary>
internal sealed class WorkSample : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Guid PracticeId { get; init; }

    public required string Skill { get; set; }

    public required string Text { get; set; }

    /// <summary>The text as judges read it: without names, numbers and addresses.</summary>
    public required string Shown { get; set; }

    /// <summary>The applicant put another in its place.</summary>
    public bool Replaced { get; set; }
}

/// <summary>One judgement of a sample, by a member of that skill or by somebody outside the chapter.</summary>
internal sealed class SampleReview : Versioned
{
    public const int Criteria = 4;

    public required Guid Id { get; init; }

    public required Guid SampleId { get; init; }

    /// <summary>The member practice asked; empty for somebody outside.</summary>
    public Guid? ReviewerPractice { get; init; }

    public Guid? ReviewerLogin { get; set; }

    public string? OutsideName { get; set; }

    public string? OutsideMail { get; set; }

    public required DateTime AskedAt { get; init; }

    /// <summary>When the letter went out; the days to judge it run from then.</summary>
    public DateTime? ToldAt { get; set; }

    public DateTime? DoneAt { get; set; }

    /// <summary>Stepped aside: the sample was recognised, or there is a tie.</summary>
    public bool Aside { get; set; }

    /// <summary>1 to 5: found the cause, did it safely, proved that it works, told the client plainly.</summary>
    public int Cause { get; set; }

    public int Safety { get; set; }

    public int Proof { get; set; }

    public int Plain { get; set; }

    public string? Words { get; set; }

    public double Mean => (Cause + Safety + Proof + Plain) / (double)Criteria;

    /// <summary>Three of five on average, and nothing that is plainly bad.</summary>
    public bool Passes => Mean >= 3 && Math.Min(Math.Min(Cause, Safety), Math.Min(Proof, Plain)) > 1;
}

internal sealed class SampleTables : IEntityTypeConfiguration<WorkSample>, IEntityTypeConfiguration<SampleReview>
{
    public void Configure(EntityTypeBuilder<WorkSample> table)
    {
        table.ToTable("members_samples");
        table.HasKey(s => s.Id);
        table.HasIndex(s => s.ApplicationId);
        table.Property(s => s.Skill).HasMaxLength(48);
    }

    public void Configure(EntityTypeBuilder<SampleReview> table)
    {
        table.ToTable("members_sample_reviews");
        table.HasKey(r => r.Id);
        // PostgreSQL lets two steps aside draw at once; a practice judges a sample once.
        table.HasIndex(r => new { r.SampleId, r.ReviewerPractice }).IsUnique();
        table.HasIndex(r => r.ReviewerPractice);
        table.Ignore(r => r.Mean);
        table.Ignore(r => r.Passes);
    }
}
