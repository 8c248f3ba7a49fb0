using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Standings;

/// <summary>A change of a practice's standing, with its reason and who decided.</summary>
internal sealed class StandingChange : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required Standing From { get; init; }

    public required Standing To { get; init; }

    public required string Reason { get; init; }

    public Guid? DecidedBy { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A founder's yes to a practice, in the founding period; all founders must say it.</summary>
internal sealed class FounderVoice : Chaptered
{
    public required Guid CandidateId { get; init; }

    public required Guid FounderPracticeId { get; init; }

    public required Guid GivenBy { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class StandingTables : IEntityTypeConfiguration<StandingChange>, IEntityTypeConfiguration<FounderVoice>
{
    public void Configure(EntityTypeBuilder<StandingChange> table)
    {
        table.ToTable("members_standing_changes");
        table.HasKey(c => c.Id);
        table.HasIndex(c => c.PracticeId);
    }

    public void Configure(EntityTypeBuilder<FounderVoice> table)
    {
        table.ToTable("members_founder_voices");
        table.HasKey(v => new { v.CandidateId, v.FounderPracticeId });
    }
}
