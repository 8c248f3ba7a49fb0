using System.Text.Json;
using System.Text.Json.Serialization;
using Collegium.Database;
using Collegium.Governance;

namespace Collegium.Desk.Alerts;

internal enum LevelKind
{
    /// <summary>Whoever is on by a rotation at that moment.</summary>
    Rotation,
    Practitioner,

    /// <summary>Every steward.</summary>
    Steward,
}

internal sealed record PolicyLevel(LevelKind Kind, Guid? Who);

/// <summary>Who is called in which order, after how many minutes the next, and how often it begins again.</summary>
internal sealed record PolicyRules(IReadOnlyList<PolicyLevel> Levels, ByImpact Waits, int Repeats)
{
    public static readonly ByImpact UsualWaits = new(5, 15, 60);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static PolicyRules Read(string text) => JsonSerializer.Deserialize<PolicyRules>(text, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);
}

/// <summary>The chapter's way of calling people. An alert that runs keeps the one it began with.</summary>
internal sealed class AlertPolicy : Versioned
{
    public required Guid Id { get; init; }

    public required string Rules { get; set; }

    public DateTime ChangedAt { get; set; }
}

internal enum AlertState
{
    /// <summary>People are called, level by level.</summary>
    Calling,

    /// <summary>Somebody has promised a time.</summary>
    Promised,

    /// <summary>Everybody was called as often as the policy says; nobody promised.</summary>
    Exhausted,
    Over,
}

/// <summary>A request that needs somebody now: who is called, who has promised what.</summary>
internal sealed class Alert : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>closed: it came outside the desk's hours; nobody: nobody accepted it.</summary>
    public required string Because { get; init; }

    /// <summary>JSON: the policy as it was when this began.</summary>
    public required string Policy { get; init; }

    public AlertState State { get; set; } = AlertState.Calling;

    /// <summary>The level that is called next, from 0.</summary>
    public int Level { get; set; }

    /// <summary>How often it began again.</summary>
    public int Round { get; set; }

    /// <summary>JSON: everybody who was called, practitioners and stewards' logins.</summary>
    public string Called { get; set; } = "[]";

    /// <summary>When it goes on: the next level, or the promised time. A timer for another time is an old one.</summary>
    public DateTime? NextAt { get; set; }

    public Guid? PromisedBy { get; set; }

    public DateTime? PromisedAt { get; set; }

    /// <summary>The promised time was changed once; it isn't changed again.</summary>
    public bool Moved { get; set; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public IReadOnlyList<Guid> CalledPeople => JsonSerializer.Deserialize<List<Guid>>(Called)!;

    public void Call(IEnumerable<Guid> people) => Called = JsonSerializer.Serialize(CalledPeople.Union(people));
}
