using Collegium.Routing;

namespace Collegium.Trials;

/// <summary>
/// A made-up chapter about one city: practices of one to ten, three to twelve skills each, and of every gate some who stop there
/// (5 % out of standing, two practices below the floor, 3 % uninsured, 10 % away, a quarter full, 40 % without a clinical agreement).
/// </summary>
internal sealed class MatchChapter(int seed, int practitioners, int skills)
{
    private static readonly DateTime Now = new(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    private readonly Random _chance = new(seed);
    private int _practices;
    private Dictionary<int, double>? _trust;

    public List<Profile> Profiles()
    {
        var profiles = new List<Profile>(practitioners);
        for (; profiles.Count < practitioners; _practices++)
        {
            var waiting = Math.Floor(_chance.NextDouble() * 40) / 2;
            for (var left = _chance.Next(1, 11); left > 0 && profiles.Count < practitioners; left--)
            {
                profiles.Add(Profile(profiles.Count, waiting));
            }
        }

        return profiles;
    }

    public MatchQuery Query() => new()
    {
        Needs = [.. Enumerable.Range(0, _chance.Next(1, 4)).Select(_ => Need())],
        Client = new Place(39.29 + Spread(), -76.61 + Spread()),
        RemoteOk = Odds(40),
        NowUtc = Now,
        Today = Today,
        Trust = _trust ??= Enumerable.Range(0, _practices).ToDictionary(practice => practice, practice => practice % 101 / 100.0),
        BelowFloor = new HashSet<int> { 1, 7 },
        Conflicted = Practices(3),
        Excluded = Practices(2),
        AlreadyAsked = Practices(6),
        JobsWithClient = Practices(4).ToDictionary(practice => practice, _ => _chance.Next(1, 6)),
        Clinical = Odds(30),
        TieSeed = (ulong)_chance.NextInt64(),
    };

    private Profile Profile(int id, double waiting) => new()
    {
        Id = id,
        Practice = _practices,
        Skills = [.. Enumerable.Range(0, _chance.Next(3, 13)).Select(_ => new SkillLevel(_chance.Next(skills), _chance.NextSingle()))],
        Latitude = 39.29 + Spread(),
        Longitude = -76.61 + Spread(),
        ReachMiles = _chance.Next(5, 61),
        InGoodStanding = !Odds(5),
        InsuredUntil = Odds(3) ? Today.AddDays(-_chance.Next(1, 30)) : Today.AddDays(_chance.Next(300)),
        Capacity = _chance.Next(1, 6),
        OpenWork = _chance.Next(0, 4),
        WaitingDays = waiting,
        HasClinicalAgreement = !Odds(40),
        Absences = Odds(10) ? [new(Now.AddDays(-1), Now.AddDays(6))] : Odds(20) ? [new(Now.AddDays(10), Now.AddDays(20))] : [],
    };

    private NeedWeight Need() => new(_chance.Next(skills), 0.1 + 0.9 * _chance.NextDouble());

    private HashSet<int> Practices(int most) => [.. Enumerable.Range(0, _chance.Next(most + 1)).Select(_ => _chance.Next(_practices))];

    private double Spread() => (_chance.NextDouble() - 0.5) * 0.9;

    private bool Odds(int percent) => _chance.Next(100) < percent;
}
