namespace Collegium.Routing.Tests;

/// <summary>The smallest thing that passes every gate, to be spoiled or improved one property at a time.</summary>
internal static class World
{
    public const int Network = 7;
    public static readonly Place Baltimore = new(39.2904, -76.6122);
    public static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = DateOnly.FromDateTime(Noon);

    public static Profile Profile(int id, int? practice = null) => new()
    {
        Id = id,
        Practice = practice ?? id,
        Skills = [new(Network, 0.8f)],
        Latitude = Baltimore.Latitude,
        Longitude = Baltimore.Longitude,
        ReachMiles = 30,
        InGoodStanding = true,
        InsuredUntil = Today,
        Capacity = 4,
        OpenWork = 1,
        WaitingDays = 3,
        HasClinicalAgreement = true,
    };

    public static MatchQuery Query() => new()
    {
        Needs = [new(Network, 1)],
        Client = Baltimore,
        NowUtc = Noon,
        Today = Today,
        TieSeed = 1,
        Clinical = true,
    };

    public static MatchIndex Index(params IEnumerable<Profile> profiles)
    {
        var index = new MatchIndex();
        foreach (var profile in profiles)
        {
            index.Upsert(profile);
        }

        return index;
    }

    /// <summary>A chapter by chance: many ties, some stopped at each gate.</summary>
    public static List<Profile> Chapter(Random chance, int size) =>
    [
        .. Enumerable.Range(0, size).Select(id => Profile(id, chance.Next(1 + size / 2)) with
        {
            Skills = [new(chance.Next(4) + 5, chance.Next(5) / 4f), new(chance.Next(4) + 5, 0.5f)],
            Latitude = Baltimore.Latitude + chance.Next(5) * 0.1,
            ReachMiles = chance.Next(4) * 10,
            InGoodStanding = chance.Next(10) > 0,
            InsuredUntil = Today.AddDays(chance.Next(10) - 1),
            OpenWork = chance.Next(5),
            WaitingDays = chance.Next(4) * 4,
            HasClinicalAgreement = chance.Next(10) > 0,
            Absences = chance.Next(10) > 0 ? [] : [new(Noon, Noon.AddHours(1))],
        }),
    ];

    public static MatchQuery AnyQuery(Random chance, int practices)
    {
        HashSet<int> Some() => [.. Enumerable.Range(0, 3).Select(_ => chance.Next(practices * 2))];
        return Query() with
        {
            Needs = [.. Enumerable.Range(5, chance.Next(4)).Select(skill => new NeedWeight(skill, chance.NextDouble()))],
            RemoteOk = chance.Next(2) == 0,
            Client = chance.Next(5) == 0 ? null : Baltimore,
            BelowFloor = Some(),
            Trust = chance.Next(3) == 0 ? null : Some().ToDictionary(practice => practice, _ => chance.Next(5) / 4.0),
            Conflicted = Some(),
            Excluded = Some(),
            AlreadyAsked = Some(),
            JobsWithClient = Some().ToDictionary(practice => practice, _ => 1 + chance.Next(3)),
            TieSeed = (ulong)chance.NextInt64(),
        };
    }
}
