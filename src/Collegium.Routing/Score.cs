namespace Collegium.Routing;

/// <summary>
/// What one candidate earns. Each factor is rounded to whole points by itself and the total is their sum, so what the page
/// shows is what the order was made by; differences too small to show are left to the rotation.
/// </summary>
internal readonly struct Score
{
    private const double HalfwayMiles = 10;
    private const double FullTurnDays = 10;

    private readonly double _level, _miles, _trusted;
    private readonly int _jobs, _skill, _knows, _near, _load, _turn, _debt, _trust;

    public Score(PreparedQuery prepared, in Row row)
    {
        var weights = prepared.Query.Weights;
        var profile = row.Profile!;
        _level = prepared.Level(row);
        _jobs = prepared.Jobs(row.Practice);
        _miles = prepared.Miles(row);
        var untilFull = Math.Max(0, 1 - profile.WaitingDays / FullTurnDays);
        _skill = Whole(weights.Skill * _level);
        _knows = _jobs == 0 ? 0 : Whole(weights.Knows * (1 - Math.Pow(2, -_jobs)));
        _near = prepared.KnowsPlace ? Whole(weights.Near * HalfwayMiles / (HalfwayMiles + _miles)) : 0;
        _load = Whole(weights.Load * (profile.Capacity - profile.OpenWork) / profile.Capacity);
        _turn = Whole(weights.Turn * (1 - untilFull * untilFull));
        _debt = Whole(weights.Debt * profile.Debt);
        _trusted = prepared.Trust(row.Practice);
        _trust = Whole(weights.Trust * _trusted);
    }

    public int Total => _skill + _knows + _near + _load + _turn + _debt + _trust;

    public Reason[] Reasons(PreparedQuery prepared, Profile profile)
    {
        var reasons = new List<Reason>(7)
        {
            new(Factor.Skill, _skill, _level, 1),
            new(Factor.Knows, _knows, _jobs),
        };
        if (prepared.KnowsPlace)
        {
            reasons.Add(new(Factor.Near, _near, _miles));
        }

        reasons.Add(new(Factor.Load, _load, profile.OpenWork, profile.Capacity));
        reasons.Add(new(Factor.Turn, _turn, profile.WaitingDays));
        reasons.Add(new(Factor.Debt, _debt, profile.Debt, 1));
        if (prepared.KnowsTrust)
        {
            reasons.Add(new(Factor.Trust, _trust, _trusted, 1));
        }

        return [.. reasons];
    }

    private static int Whole(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);
}
