using System.Text.Json.Serialization;

namespace Collegium.Members.Conduct;

internal sealed record RuleShown(string Code, string Name, string Text);

internal sealed record SideShown(Guid? Id, string Name);

/// <summary>A paper as its reader may see it; without words where they were erased.</summary>
internal sealed record PaperShown(Guid Id, PaperKind Kind, int Round, string? By, DateTime At, string? Text, DateTime? ErasedAt);

/// <summary>A place on a panel: who, what was declared and when.</summary>
internal sealed record SeatShown(Guid Id, int Round, Guid? Practice, string Name, SeatState State, DateTime CalledAt, DateTime? DeclaredAt, bool Mine);

/// <summary>A decision: what, who stands behind it, why, and whether it is the panel's.</summary>
internal sealed record DecisionShown(
    Guid Id, int Round, Sanction Sanction, int? Days, DateTime? CarriedAt, DateTime ProposedAt, IReadOnlyList<string> Behind, PaperShown? Reasons, bool MineToo)
{
    /// <summary>Who said that they don't stand behind it, for the panel while it is open.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    [JsonIgnore]
    public bool MineAgainst { get; init; }

    /// <summary>No majority was found, so the rule decided.</summary>
    [JsonIgnore]
    public bool ForWantOfMajority => CarriedAt is not null && Behind.Count == 0;
}

/// <summary>Why this panel: who could be drawn, in the order of the draw, and who could not and why.</summary>
internal sealed record DrawShown(int Round, DateTime At, IReadOnlyList<(string Name, int Sat, string Lot)> Order, IReadOnlyList<(string Name, string Why)> Out);

/// <summary>A case in a list.</summary>
internal sealed record CaseLine(int Number, SideShown Respondent, ComplaintFrom From, ConductState State, int Round, DateTime FiledAt, DateTime? Due, string Part);

/// <summary>A case as one reader may see it.</summary>
internal sealed record CaseShown(Guid Id, int Number, ConductState State, int Round, string Stands, SideShown Respondent, ComplaintFrom From, SideShown Complainant)
{
    [JsonIgnore]
    public Part Part { get; init; }

    /// <summary>What the reader is in it: keeper, respondent, complainant, called, panel.</summary>
    public IReadOnlyList<string> You => [.. Enum.GetValues<Part>().Where(p => p != Part.None && Part.HasFlag(p)).Select(p => p.ToString().ToLowerInvariant())];

    public IReadOnlyList<RuleShown> Grounds { get; init; } = [];

    public DateTime FiledAt { get; init; }

    public DateTime? NoticedAt { get; init; }

    public DateTime? ReplyDue { get; init; }

    public DateTime? HearingFrom { get; init; }

    public DateTime? HeardAt { get; init; }

    /// <summary>Until when the panel has to hear or to decide.</summary>
    public DateTime? PanelDue { get; init; }

    public DateTime? DecidedAt { get; init; }

    public DateTime? AppealDue { get; init; }

    public DateTime? ClosedAt { get; init; }

    public DateTime? InterimUntil { get; init; }

    public DateTime? SuspendedUntil { get; init; }

    public NoGrounds? SetAside { get; init; }

    /// <summary>Until when who complained may ask another officer to look again.</summary>
    public DateTime? LookAgainUntil { get; init; }

    /// <summary>Panelists who let their days pass, for whoever runs the case to replace.</summary>
    [JsonIgnore]
    public IReadOnlyList<SeatShown> Idle { get; init; } = [];

    public IReadOnlyList<PaperShown> Papers { get; init; } = [];

    public IReadOnlyList<SeatShown> Seats { get; init; } = [];

    public IReadOnlyList<DecisionShown> Decisions { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<DrawShown> Draws { get; init; } = [];

    /// <summary>How many places of the round's panel nobody could be called to.</summary>
    public int Missing { get; init; }

    /// <summary>The decision that stands.</summary>
    [JsonIgnore]
    public DecisionShown? Standing => Decisions.Where(d => d.CarriedAt is not null).MaxBy(d => d.Round);

    [JsonIgnore]
    public SeatShown? MySeat => Seats.Where(s => s.Mine && s.State is SeatState.Called or SeatState.Sitting).MaxBy(s => s.Round);

    /// <summary>Before somebody called has declared, the sides are all there is to see.</summary>
    [JsonIgnore]
    public bool OnlySides => Part == Part.Called;
}
