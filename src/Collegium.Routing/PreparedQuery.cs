namespace Collegium.Routing;

/// <summary>A query checked and laid out once, so that each row costs as little as possible.</summary>
internal sealed class PreparedQuery
{
    private readonly NeedWeight[] _needs;
    private readonly SpherePoint _place;
    private readonly bool _everywhere;
    private readonly double _totalWeight;
    private readonly ulong _needMask;
    private readonly PracticeFilter _marked;

    public PreparedQuery(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Weights.Check();
        Query = query;
        Today = query.Today.DayNumber;
        OwnGates = query.Clinical ? uint.MaxValue : ~Ladder.Bit(Gate.ClinicalAgreement, true);
        KnowsPlace = query.Client is not null;
        _place = query.Client is { } client ? SpherePoint.At(client.Latitude, client.Longitude) : default;
        _everywhere = query.RemoteOk || !KnowsPlace;
        _needs = [.. query.Needs.Where(need => need.Weight != 0)];
        _marked = new PracticeFilter(query.BelowFloor, query.Conflicted, query.Excluded, query.Bound, query.AlreadyAsked);
        foreach (var trust in query.Trust?.Values ?? [])
        {
            if (!(trust is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(query), trust, "Trust lies between 0 and 1.");
            }
        }

        foreach (var need in _needs)
        {
            if (!(need.Weight is > 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(query), need.Weight, "The weight of a need lies between 0 and 1.");
            }

            _totalWeight += need.Weight;
            _needMask |= Row.MaskOf(need.Skill);
        }
    }

    public MatchQuery Query { get; }

    public int Today { get; }

    /// <summary>Which of <see cref="Row.OwnStops"/> matter for this job.</summary>
    public uint OwnGates { get; }

    public bool KnowsNeeds => _needs.Length > 0;

    public bool KnowsPlace { get; }

    /// <summary>False where the row surely holds none of the needs.</summary>
    public bool MayHold(in Row row) => !KnowsNeeds | (row.SkillMask & _needMask) != 0;

    public bool MayBeMarked(int practice) => _marked.MayHold(practice);

    /// <summary>Mean level over the needs, weighted, 0 to 1; 0 where nothing is needed.</summary>
    public double Level(in Row row)
    {
        if ((row.SkillMask & _needMask) == 0)
        {
            return 0;
        }

        var sum = 0.0;
        foreach (var need in _needs)
        {
            sum += need.Weight * row.LevelOf(need.Skill);
        }

        return sum / _totalWeight;
    }

    public bool InReach(in Row row) =>
        _everywhere | row.Home.SquaredChordTo(_place) <= row.ReachChord;

    /// <summary>Means something only where <see cref="KnowsPlace"/>.</summary>
    public double Miles(in Row row) =>
        SpherePoint.MilesOfSquaredChord(row.Home.SquaredChordTo(_place));

    public bool KnowsTrust => Query.Trust is not null;

    /// <summary>0 where <see cref="KnowsTrust"/> is false.</summary>
    public double Trust(int practice) => Query.Trust is { } trust && trust.TryGetValue(practice, out var share) ? share : 0;

    public int Jobs(int practice) =>
        Query.JobsWithClient.Count > 0 && Query.JobsWithClient.TryGetValue(practice, out var jobs) ? Math.Max(0, jobs) : 0;
}
