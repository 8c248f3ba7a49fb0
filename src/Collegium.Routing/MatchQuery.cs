using System.Collections.Frozen;

namespace Collegium.Routing;

/// <summary>One job as matching sees it: what it needs, where and when, and which practices are out of the question.</summary>
public sealed record MatchQuery
{
    /// <summary>
    /// What the job takes, each need weighted by how sure triage is of it. A skill named twice counts with both weights.
    /// Empty (or all weights 0) when nothing is known: then <see cref="Gate.Skill"/> stops nobody and nobody earns points for skill.
    /// </summary>
    public required IReadOnlyList<NeedWeight> Needs { get; init; }

    /// <summary>Where the client is; null when unknown: then distance stops nobody, and no ranking mentions it.</summary>
    public Place? Client { get; init; }

    /// <summary>The job can be done from afar, so reach stops nobody. Being near still counts.</summary>
    public bool RemoteOk { get; init; }

    /// <summary>The instant at which absences are judged, in UTC.</summary>
    public required DateTime NowUtc { get; init; }

    /// <summary>The day on which insurance is judged, in the chapter's calendar.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>
    /// Practices whose work is spoken of too badly. A floor and never a factor: who is above it neither gains nor loses by it.
    /// </summary>
    public IReadOnlySet<int> BelowFloor { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Practices with a declared conflict of interest in this job.</summary>
    public IReadOnlySet<int> Conflicted { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Practices this client does not want.</summary>
    public IReadOnlySet<int> Excluded { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Practices that stood in for another one here and agreed not to take the client over.</summary>
    public IReadOnlySet<int> Bound { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Practices that were already asked about this job, whatever they answered.</summary>
    public IReadOnlySet<int> AlreadyAsked { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Finished jobs with this client, by practice. A practice not listed has none.</summary>
    public IReadOnlyDictionary<int, int> JobsWithClient { get; init; } = FrozenDictionary<int, int>.Empty;

    /// <summary>
    /// How far whoever asks may trust each practice, 0 to 1; one not listed has 0. Null where nothing is known of anybody: then nobody
    /// earns points for it, and no ranking mentions it.
    /// </summary>
    public IReadOnlyDictionary<int, double>? Trust { get; init; }

    /// <summary>The job may touch patients' data: only practitioners with a clinical agreement pass.</summary>
    public bool Clinical { get; init; }

    /// <summary>
    /// Draws the lot between candidates equal in points and waiting. Fix it per request (a hash of its id), so that the answer
    /// can be shown again.
    /// </summary>
    public required ulong TieSeed { get; init; }

    /// <summary>How many points each factor can bring at most.</summary>
    public Weights Weights { get; init; } = new();
}

/// <summary>A skill the job takes and how sure that is.</summary>
/// <param name="Skill">Handle of the skill, as in <see cref="SkillLevel"/>.</param>
/// <param name="Weight">Confidence from 0 to 1. Only the proportions between needs matter.</param>
public readonly record struct NeedWeight(int Skill, double Weight);

/// <summary>A place on the globe.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public readonly record struct Place(double Latitude, double Longitude);
