using Collegium.Database;

namespace Collegium.Members.Conduct;

/// <summary>Who brought it.</summary>
internal enum ComplaintFrom
{
    Client,
    Member,

    /// <summary>An alarm of the house: a ring of vouches, a risk.</summary>
    House,
    Secretary,
}

/// <summary>Where a case stands. Each follows the one before; an appeal goes from decided back to the hearing, before others.</summary>
internal enum ConductState
{
    Filed,
    Noticed,
    Hearing,
    Heard,
    Decided,
    Closed,
}

/// <summary>What a panel can decide, mildest first.</summary>
internal enum Sanction
{
    Dismissed,
    Reminder,
    Reprimand,
    ProvisionalAgain,
    Suspension,
    Expulsion,
}

/// <summary>Why a complaint is set aside before it goes any further.</summary>
internal enum NoGrounds
{
    /// <summary>It says nothing that could be answered.</summary>
    Empty,

    /// <summary>What it says, true or not, breaks none of the rules of conduct.</summary>
    NotConduct,

    /// <summary>The same matter is before a panel, or was.</summary>
    Duplicate,
}

/// <summary>A complaint about a practice on its way from the filing to the end. Its words lie in <see cref="ConductPaper"/>.</summary>
internal sealed class ConductCase : Versioned
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required Guid RespondentId { get; init; }

    public required ComplaintFrom From { get; init; }

    public Guid? ComplainantPractice { get; init; }

    public Guid? ComplainantClient { get; init; }

    /// <summary>The login of the complainant; empty where an officer wrote it down for somebody on the phone.</summary>
    public Guid? FiledBy { get; init; }

    /// <summary>Codes of the rules, parted by blanks: as complained of, then as notified.</summary>
    public required string Grounds { get; set; }

    public ConductState State { get; set; } = ConductState.Filed;

    /// <summary>1 before the first panel, 2 on appeal.</summary>
    public int Round { get; set; } = 1;

    public required DateTime FiledAt { get; init; }

    public DateTime? NoticedAt { get; set; }

    public DateTime? ReplyDue { get; set; }

    public DateTime? RepliedAt { get; set; }

    /// <summary>Nothing is heard before.</summary>
    public DateTime? HearingFrom { get; set; }

    public DateTime? HeardAt { get; set; }

    /// <summary>Until when the panel has to hear, or to decide.</summary>
    public DateTime? PanelDue { get; set; }

    public DateTime? DecidedAt { get; set; }

    public DateTime? AppealDue { get; set; }

    public DateTime? AppealedAt { get; set; }

    /// <summary>The practice complained of appealed, rather than the complainant.</summary>
    public bool AppealByRespondent { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Set aside before any notice, as having no grounds: why, as a code.</summary>
    public NoGrounds? SetAside { get; set; }

    /// <summary>The officer who did; another looks again where the complainant asks for it.</summary>
    public Guid? SetAsideBy { get; set; }

    public DateTime? SetAsideAt { get; set; }

    /// <summary>When the complainant asked for another look, which is had once.</summary>
    public DateTime? LookAgainAt { get; set; }

    /// <summary>The decision that stands: the first panel's, later the second's.</summary>
    public Sanction? Sanction { get; set; }

    public DateTime? InterimUntil { get; set; }

    public DateTime? SuspendedFrom { get; set; }

    public DateTime? SuspendedUntil { get; set; }

    /// <summary>This case took the practice off work; when nothing holds it any more, it gets its standing back.</summary>
    public bool PutOff { get; set; }

    /// <summary>Whether the case keeps the practice off work: meanwhile, by a suspension, or until an expulsion is final.</summary>
    public bool Holds(DateTime now) => Sanction switch
    {
        null => State is not ConductState.Closed && InterimUntil > now,
        Conduct.Sanction.Suspension => SuspendedUntil > now,
        Conduct.Sanction.Expulsion => State is not ConductState.Closed,
        _ => false,
    };

    /// <summary>Whether this practice is one of the two sides.</summary>
    public bool IsParty(Guid? practice) => practice is { } one && (one == RespondentId || one == ComplainantPractice);

    /// <summary>Whether it was heard before the panel that now decides, and so on: the step that is due now.</summary>
    public Refusal? NotAt(ConductState state, string doing) => State == state ? null : new Refusal(
        "conduct.not-your-turn", $"You can't {doing} now: {this.Words()}. Nothing in a case is skipped or done twice.", RefusalKind.Conflict);
}
