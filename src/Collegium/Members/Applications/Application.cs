using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Applications;

public enum ApplicationState
{
    /// <summary>Being written; nobody but the applicant reads it.</summary>
    Draft,

    /// <summary>Sent: references are asked, samples are judged blind, findings are signed.</summary>
    Review,

    /// <summary>Something was found missing; the applicant is asked for it.</summary>
    Asked,

    /// <summary>All three screens are passed; the members vote.</summary>
    Ballot,

    Admitted,

    Declined,

    Withdrawn,
}

/// <summary>A stranger's wish to become a member practice. What they wrote lies in <see cref="ApplicationText"/> and can be erased.</summary>
internal sealed class Application : Versioned
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public ApplicationState State { get; set; } = ApplicationState.Draft;

    public required DateTime StartedAt { get; init; }

    public DateTime? SentAt { get; set; }

    /// <summary>The charter whose criteria it is judged by: the one in force when it was sent.</summary>
    public int CharterNumber { get; set; }

    /// <summary>The practice with the standing of an applicant, from the sending on.</summary>
    public Guid? PracticeId { get; set; }

    /// <summary>Keyed hash of the payout account, to see one account behind two firms.</summary>
    public string? AccountHash { get; set; }

    /// <summary>Hash of the device's cookie, to see one device behind two applications.</summary>
    public string? DeviceHash { get; set; }

    /// <summary>When the members' vote carried it; it waits here when too few stand behind it at that moment.</summary>
    public DateTime? CarriedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>Why it ended, as a code: <c>screen-seller</c>, <c>ballot</c>, <c>withdrawn</c>.</summary>
    public string? DecidedBecause { get; set; }

    public DateTime? AppealUntil { get; set; }

    public DateTime? AppealedAt { get; set; }

    public DateTime? AppealDecidedAt { get; set; }

    /// <summary>When the applicant had everything they wrote erased.</summary>
    public DateTime? ErasedAt { get; set; }

    public bool IsAppealing => State is ApplicationState.Declined && AppealedAt is not null && AppealDecidedAt is null;

    public bool IsOpen => State is ApplicationState.Review or ApplicationState.Asked or ApplicationState.Ballot;
}

/// <summary>One answer of an application, as it was typed.</summary>
internal sealed class ApplicationText : Chaptered
{
    /// <summary>The address the application was begun with; not a question of the form.</summary>
    public const string StartedBy = "started-by";

    public required Guid ApplicationId { get; init; }

    /// <summary>A code of <see cref="ApplicationForm"/>.</summary>
    public required string Field { get; init; }

    public required string Text { get; set; }
}

internal sealed class ApplicationTables : IEntityTypeConfiguration<Application>, IEntityTypeConfiguration<ApplicationText>
{
    public void Configure(EntityTypeBuilder<Application> table)
    {
        table.ToTable("members_applications");
        table.HasKey(a => a.Id);
        table.HasIndex(a => new { a.ChapterId, a.Number }).IsUnique();
        table.HasIndex(a => a.PracticeId);
        table.Ignore(a => a.IsOpen);
        table.Ignore(a => a.IsAppealing);
        table.Property(a => a.AccountHash).HasMaxLength(64);
        table.Property(a => a.DeviceHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<ApplicationText> table)
    {
        table.ToTable("members_application_texts");
        table.HasKey(t => new { t.ApplicationId, t.Field });
        table.Property(t => t.Field).HasMaxLength(48);
    }
}
