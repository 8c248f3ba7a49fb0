using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Screens;

/// <summary>The three barriers, each with its own evidence and reasons, and the appeal against one.</summary>
public enum Screen
{
    /// <summary>Works for clients, not for vendors, and doesn't sell to members.</summary>
    Seller,

    /// <summary>Can do the work.</summary>
    Pretender,

    /// <summary>Is who they say.</summary>
    Fraudster,

    /// <summary>An appeal: Pass overturns the decision, Fail upholds it.</summary>
    Appeal,
}

public enum Verdict
{
    Pass,
    More,
    Fail,
}

/// <summary>What a reviewer said of their ties to an applicant, before the file opened to them.</summary>
internal sealed class Declaration : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Guid LoginId { get; init; }

    public Guid? PracticeId { get; init; }

    /// <summary>True where there is a tie; the file stays closed then.</summary>
    public required bool Tied { get; init; }

    public required string Words { get; set; }

    public required DateTime At { get; init; }
}

/// <summary>A reviewer's signed finding on one screen. Never changed; a later one of the same practice takes its place.</summary>
internal sealed class ScreenFinding : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required Screen Screen { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Words { get; set; }

    public required Guid LoginId { get; init; }

    public required Guid PracticeId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When it stopped to count: what it rested on was changed, an appeal was carried, or its signer turned out to be tied.</summary>
    public DateTime? SetAsideAt { get; set; }
}

internal sealed class ScreenTables : IEntityTypeConfiguration<Declaration>, IEntityTypeConfiguration<ScreenFinding>
{
    public void Configure(EntityTypeBuilder<Declaration> table)
    {
        table.ToTable("members_declarations");
        table.HasKey(d => d.Id);
        table.HasIndex(d => new { d.ApplicationId, d.LoginId });
    }

    public void Configure(EntityTypeBuilder<ScreenFinding> table)
    {
        table.ToTable("members_findings");
        table.HasKey(f => f.Id);
        table.HasIndex(f => f.ApplicationId);
    }
}
