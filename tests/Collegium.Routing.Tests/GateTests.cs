namespace Collegium.Routing.Tests;

/// <summary>Each gate alone, its edge, and the order of the ladder.</summary>
public class GateTests
{
    private static readonly Dictionary<Gate, Func<Profile, Profile>> Spoilt = new()
    {
        [Gate.Standing] = profile => profile with { InGoodStanding = false },
        [Gate.Insurance] = profile => profile with { InsuredUntil = World.Today.AddDays(-1) },
        [Gate.Absence] = profile => profile with { Absences = [new(World.Noon, World.Noon.AddMinutes(1))] },
        [Gate.Capacity] = profile => profile with { OpenWork = profile.Capacity },
        [Gate.ClinicalAgreement] = profile => profile with { HasClinicalAgreement = false },
        [Gate.Distance] = profile => profile with { Latitude = profile.Latitude + 1 },
        [Gate.Skill] = profile => profile with { Skills = [new(World.Network + 64, 1), new(World.Network, 0)] },
    };

    private static readonly Dictionary<Gate, Func<MatchQuery, MatchQuery>> Barred = new()
    {
        [Gate.Goodness] = query => query with { BelowFloor = new HashSet<int> { 0 } },
        [Gate.Conflict] = query => query with { Conflicted = new HashSet<int> { 0 } },
        [Gate.ClientExclusion] = query => query with { Excluded = new HashSet<int> { 0 } },
        [Gate.NonSolicit] = query => query with { Bound = new HashSet<int> { 0 } },
        [Gate.AlreadyAsked] = query => query with { AlreadyAsked = new HashSet<int> { 0 } },
    };

    public static TheoryData<Gate> Gates => [.. Enum.GetValues<Gate>()];

    private static Gate? FirstStop(params IEnumerable<Gate> gates)
    {
        var (profile, query) = (World.Profile(0), World.Query());
        foreach (var gate in gates)
        {
            profile = Spoilt.TryGetValue(gate, out var spoil) ? spoil(profile) : profile;
            query = Barred.TryGetValue(gate, out var bar) ? bar(query) : query;
        }

        var index = World.Index(profile);
        var ranking = index.Rank(query, 10);
        Assert.Equal(1, ranking.Considered);
        Assert.Equal(1, ranking.Candidates.Count + ranking.Gates.Sum(gate => gate.Count));
        var stop = index.Explain(0, query);
        Assert.Equal(stop is { } one ? [one] : [], ranking.Gates.Select(gate => gate.Gate));
        return stop;
    }

    [Fact]
    public void Nothing_wrong_passes() => Assert.Null(FirstStop());

    [Theory, MemberData(nameof(Gates))]
    public void Each_gate_stops_by_itself(Gate gate) => Assert.Equal(gate, FirstStop(gate));

    [Theory, MemberData(nameof(Gates))]
    public void The_first_gate_in_the_order_is_the_one_told(Gate gate) =>
        Assert.Equal(gate, FirstStop(Enum.GetValues<Gate>().Where(other => other >= gate)));

    [Fact]
    public void The_ladder_goes_from_the_person_to_the_job() => Assert.Equal(
        "Standing Insurance Goodness Conflict ClientExclusion NonSolicit Absence Capacity ClinicalAgreement Distance AlreadyAsked Skill",
        string.Join(' ', Enum.GetNames<Gate>()));

    [Fact]
    public void The_last_insured_day_counts() => Passes(profile => profile with { InsuredUntil = World.Today });

    [Fact]
    public void An_absence_ends_before_its_end() =>
        Passes(profile => profile with
        {
            Absences = [new(World.Noon.AddDays(-1), World.Noon), new(World.Noon.AddTicks(1), World.Noon.AddDays(1))],
        });

    [Fact]
    public void One_free_place_is_enough() => Passes(profile => profile with { OpenWork = profile.Capacity - 1 });

    [Fact]
    public void Work_that_is_not_clinical_needs_no_agreement() =>
        Passes(profile => profile with { HasClinicalAgreement = false }, query => query with { Clinical = false });

    [Fact]
    public void Remote_work_has_no_distance() => Passes(Spoilt[Gate.Distance], query => query with { RemoteOk = true });

    [Fact]
    public void An_unknown_place_stops_nobody() => Passes(Spoilt[Gate.Distance], query => query with { Client = null });

    [Fact]
    public void Unknown_needs_stop_nobody() => Passes(Spoilt[Gate.Skill], query => query with { Needs = [new(World.Network, 0)] });

    [Theory]
    [InlineData(9.9, false)]
    [InlineData(10.1, true)]
    [InlineData(13_000, true)]
    public void Reach_is_measured_in_miles(double reach, bool reached)
    {
        var north = World.Profile(0) with { Latitude = World.Baltimore.Latitude + 10 / 69.0936, ReachMiles = reach };
        Assert.Equal(reached ? null : Gate.Distance, World.Index(north).Explain(0, World.Query()));
    }

    [Fact]
    public void A_gate_names_five_examples_and_counts_all()
    {
        var full = Enumerable.Range(0, 200).Reverse().Select(id => Spoilt[Gate.Capacity](World.Profile(id)));
        var ranking = World.Index(full).Rank(World.Query(), 3);
        var gate = Assert.Single(ranking.Gates);
        Assert.Equal((Gate.Capacity, 200), (gate.Gate, gate.Count));
        Assert.Equal([0, 1, 2, 3, 4], gate.SampleProfiles);
    }

    [Fact]
    public void Nobody_can_be_explained_who_is_not_there() =>
        Assert.Throws<KeyNotFoundException>(() => World.Index(World.Profile(3)).Explain(2, World.Query()));

    private static void Passes(Func<Profile, Profile> change, Func<MatchQuery, MatchQuery>? ask = null) =>
        Assert.Null(World.Index(change(World.Profile(0))).Explain(0, (ask ?? (query => query))(World.Query())));
}
