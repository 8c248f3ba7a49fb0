using System.Text.Json;
using System.Text.Json.Serialization;
using Collegium.Database;

namespace Collegium.Desk.OnCall;

/// <summary>On which days a layer has somebody on.</summary>
internal enum LayerDays
{
    EveryDay,
    Workdays,

    /// <summary>Weekends and the chapter's holidays.</summary>
    DaysOff,
}

/// <summary>
/// People who take turns: the first from the first day on, the next after so many days, always at the same time of day. Between
/// <paramref name="From"/> and <paramref name="To"/> (minutes after midnight, over midnight where the end comes first) or all day.
/// </summary>
internal sealed record Layer(Guid Id, DateOnly First, int HandoverAt, int Days, int? From, int? To, LayerDays On, IReadOnlyList<Guid> People)
{
    public bool Takes(bool workday) => On == LayerDays.EveryDay || (On == LayerDays.Workdays) == workday;
}

/// <summary>Who is on call when: layers, of which a later one goes before an earlier one, in one time zone.</summary>
internal sealed class Rotation : Versioned
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Zone { get; set; }

    /// <summary>False where somebody must be on only while the desk is closed.</summary>
    public bool RoundTheClock { get; set; }

    /// <summary>JSON: <see cref="Layer"/>s, later ones go before earlier ones.</summary>
    public string Layers { get; set; } = "[]";

    /// <summary>How often who is on has changed: a calendar program takes the entry with the higher number.</summary>
    public int Changes { get; set; }

    public DateTime ChangedAt { get; set; }

    /// <summary>Shifts that ended by then are facts, and no later change touches them.</summary>
    public DateTime CountedUntil { get; set; }

    /// <summary>Whoever comes on until then has been told.</summary>
    public DateTime ToldUntil { get; set; }

    public DateTime? EndedAt { get; set; }

    public void Touch(DateTime now) => (ChangedAt, Changes) = (now, Changes + 1);

    public IReadOnlyList<Layer> Read() => JsonSerializer.Deserialize<List<Layer>>(Layers, Json)!;

    public void Write(IReadOnlyList<Layer> layers) => Layers = JsonSerializer.Serialize(layers, Json);
}

/// <summary>One person is on for a span, whoever's turn it is.</summary>
internal sealed class Override : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RotationId { get; init; }

    public required Guid PractitionerId { get; init; }

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>The swap it follows from; empty where the steward put it.</summary>
    public Guid? SwapId { get; init; }

    public DateTime? DroppedAt { get; set; }
}

internal enum SwapState
{
    Offered,
    Accepted,
    Refused,
    Withdrawn,
}

/// <summary>A member offers a shift to another, perhaps for one of theirs.</summary>
internal sealed class Swap : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RotationId { get; init; }

    public required Guid OfferedBy { get; init; }

    public required Guid OfferedTo { get; init; }

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; init; }

    /// <summary>The other's shift the offerer takes for it.</summary>
    public DateTime? ReturnFromUtc { get; init; }

    public DateTime? ReturnToUtc { get; init; }

    public SwapState State { get; set; } = SwapState.Offered;

    public required DateTime OfferedAt { get; init; }

    public DateTime? AnsweredAt { get; set; }
}

/// <summary>A time ahead at which somebody must be on and nobody is, as it was last found.</summary>
internal sealed class Gap : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RotationId { get; init; }

    public required DateTime FromUtc { get; init; }

    public DateTime ToUtc { get; set; }

    /// <summary>Who is on but booked away; empty where nobody is on.</summary>
    public Guid? Away { get; init; }

    public required DateTime FoundAt { get; init; }

    /// <summary>Filled since, or past.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>A shift that is over: who was on, from when to when, and what it is paid.</summary>
internal sealed class Shift : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RotationId { get; init; }

    public required Guid PractitionerId { get; init; }

    public required Guid PracticeId { get; init; }

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; init; }

    public required long PayMinor { get; init; }
}
