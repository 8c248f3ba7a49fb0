using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Referrals;

/// <summary>A request passed on by a practice rather than by the desk: the client says yes first, then the colleague is asked by an offer.</summary>
internal sealed class Referral : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid ClientId { get; init; }

    public required Guid FromPractice { get; init; }

    public required Guid FromPerson { get; init; }

    public required Guid ToPractice { get; init; }

    public required Guid ToPerson { get; init; }

    public ReferralState State { get; set; } = ReferralState.ClientsTurn;

    /// <summary>Why, in words the client reads.</summary>
    public required string Why { get; init; }

    /// <summary>The hand-off note: among members, masked until the colleague has accepted.</summary>
    public required Guid NoteId { get; init; }

    public required Keeper Keeper { get; init; }

    /// <summary>Of what the client has paid, in percent; 0 for no fee.</summary>
    public required decimal FeePercent { get; init; }

    public required long FeeCapMinor { get; init; }

    public required int FeeMonths { get; init; }

    public required DateTime AskedAt { get; init; }

    /// <summary>Until when the client is waited for; then it stays where it was.</summary>
    public required DateTime AnswerBy { get; init; }

    public DateTime? RemindedAt { get; set; }

    public DateTime? AgreedAt { get; set; }

    /// <summary>The colleague's offer, made when the client said yes.</summary>
    public Guid? OfferId { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? ReportedAt { get; set; }

    /// <summary>The referrer's line of thanks to the colleague.</summary>
    public string? Thanks { get; set; }
}

/// <summary>Whose client it stays after this request.</summary>
internal enum Keeper
{
    /// <summary>Returns to the practice that passed it on.</summary>
    Referrer,

    /// <summary>Goes to the colleague.</summary>
    Colleague,
}

internal enum ReferralState
{
    ClientsTurn,

    /// <summary>The client said yes, and the colleague is asked.</summary>
    Offered,
    Accepted,

    /// <summary>The work is over, and the referrer was told how it went.</summary>
    Reported,
    ClientRefused,
    ClientSilent,
    Declined,
    Unanswered,

    /// <summary>Taken back by the referrer, or overtaken: the client took the request back, or somebody else has it.</summary>
    Withdrawn,
}

internal sealed class ReferralTables : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> table)
    {
        table.ToTable("desk_referrals", t => t.HasCheckConstraint("ck_referral_fee", "fee_cap_minor >= 0 AND fee_months >= 0"));
        table.HasKey(r => r.Id);
        table.HasIndex(r => r.RequestId).IsUnique().HasFilter("state = 'ClientsTurn'").HasDatabaseName("ux_one_referral_waiting");
        table.HasIndex(r => new { r.RequestId, r.State });
        table.HasIndex(r => r.OfferId).IsUnique();
        table.HasIndex(r => r.FromPractice);
        table.HasIndex(r => r.ToPractice);
        table.HasIndex(r => r.ClientId);
    }
}
