using System.Globalization;
using Collegium.Clients;
using Collegium.Desk;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Trials.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Trials.Desk;

/// <summary>
/// Tells the later incidents of a log to the real desk at the instants they came, after it has learned the earlier ones. Each group of
/// the log is a practice with one skill of its own. A group that is asked answers after the minutes the log's own group took: the one
/// that resolved it accepts and works as long as it did, any other says that it isn't its trade. Where the desk finds nobody, the
/// steward finds the right group when the log's people had.
/// </summary>
internal static class ReplayTrial
{
    private const double Learned = .7;

    public static readonly Trial Trial = new(
        "replay",
        "tells a log's incidents to the real desk under a simulated clock, and compares with what the log records",
        Chance.None,
        [
            Option.File("log", "the events of incidents"),
            Option.Whole("limit", 1_000_000, "how many of the later 30 % to tell", 1),
            Option.Whole("offerMinutes", 240, "how long an offer stays open", 1),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var all = Journey.Read(arguments.Text("log"));
        var (early, late) = (all[..(int)(Learned * all.Count)], all[(int)(Learned * all.Count)..].Take(arguments.Whole("limit")).ToList());
        await using var replay = await Replay.Begin(early, late, arguments.Whole("offerMinutes"));
        var told = await replay.Tell();
        var (measures, missed) = (new Measures(), told.Where(t => t.Journey.Incident.Misrouted).ToList());
        Console.WriteLine(Invariant($"{told.Count} incidents told after {early.Count} learned, {replay.Groups} groups; {told.Count(t => t.Asked is null)} where the desk asked nobody who was right"));
        Console.WriteLine(Invariant($"anybody had done anything in the log within 15 minutes in {told.Average(t => (t.Journey.Answered - t.Journey.Opened).TotalMinutes <= 15 ? 1.0 : 0):P1}"));
        Console.WriteLine($"{"",-46}{"the log",10}{"the desk",10}");
        Row("the right group was at it within 15 minutes, %", "answered15", told, t => t.Journey.Begun - t.Journey.Opened, t => t.Accepted - t.Journey.Opened, x => 100 * x.Average(m => m <= 15 ? 1.0 : 0));
        Row("the right group wasn't asked at first, %", "misrouted", told, t => Minutes(t.Journey.Incident.Misrouted ? 1 : 0), t => Minutes(t.First ? 0 : 1), x => 100 * x.Average());
        Row("until the right group was asked, mean hours", "delayMean", told, t => t.Journey.Found - t.Journey.Opened, t => t.ToRight, x => x.Average() / 60);
        Row("the same where the log misrouted, mean hours", "delayMisroutedMean", missed, t => t.Journey.Found - t.Journey.Opened, t => t.ToRight, x => x.Average() / 60);
        Row("the same where the log misrouted, median hours", "delayMisrouted", missed, t => t.Journey.Found - t.Journey.Opened, t => t.ToRight, x => Median(x) / 60);
        measures["delayRatio"] = measures["delayMeanDesk"] / measures["delayMeanLog"];
        Console.WriteLine(Invariant($"the desk's delay of misrouting is {measures["delayRatio"]:F3} of the log's"));
        return measures;

        void Row(string name, string key, List<Told> of, Func<Told, TimeSpan> log, Func<Told, TimeSpan> desk, Func<List<double>, double> sum)
        {
            var (before, after) = (sum(of.ConvertAll(t => log(t).TotalMinutes)), sum(of.ConvertAll(t => desk(t).TotalMinutes)));
            (measures[key + "Log"], measures[key + "Desk"]) = (before, after);
            Console.WriteLine(Invariant($"{name,-46}{before,10:F1}{after,10:F1}"));
        }
    }

    private static TimeSpan Minutes(double count) => TimeSpan.FromMinutes(count);

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } all ? all[all.Count / 2] : 0;

    private static string Invariant(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What became of one incident: when the group that was right was asked, whether in the first asking, and when somebody took it.</summary>
internal sealed class Told(Journey journey, Guid request)
{
    public Journey Journey => journey;

    public Guid Request => request;

    public HashSet<Guid> Seen { get; } = [];

    public int Asks { get; set; }

    public bool First { get; set; }

    public DateTime? Asked { get; set; }

    public DateTime Accepted { get; set; } = DateTime.MaxValue;

    public TimeSpan ToRight => (Asked ?? Accepted) - journey.Opened;
}

/// <summary>The desk the log is told to, and how its groups behave.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private const int LessonsAtOnce = 250;

    /// <summary>Until the steward looks at what the desk read unsurely, and has those asked it names.</summary>
    private static readonly TimeSpan Steward = TimeSpan.FromMinutes(5);

    private readonly SimulatedDesk _desk;
    private readonly List<Journey> _late;
    private readonly Dictionary<string, (Guid Practice, Guid Person, double Minutes)> _groups = [];
    private readonly List<Told> _told = [];
    private Guid _client;

    private Replay(SimulatedDesk desk, List<Journey> late) => (_desk, _late) = (desk, late);

    public int Groups => _groups.Count;

    public static async Task<Replay> Begin(List<Journey> early, List<Journey> late, int offerMinutes)
    {
        var always = new CharterRules
        {
            OpensAt = 0,
            ClosesAt = 24 * 60,
            OpenOn = [.. Enum.GetValues<DayOfWeek>()],
            OfferMinutes = new(offerMinutes, offerMinutes, offerMinutes),
            GoodnessFloor = -100,
        };
        var replay = new Replay(await SimulatedDesk.Found(late[0].Opened.AddDays(-1), always, "Etc/UTC"), late);
        await replay.Write([.. early.Concat(late)]);
        await replay.Learn(early);
        return replay;
    }

    public async Task<List<Told>> Tell()
    {
        foreach (var journey in _late)
        {
            _desk.At(journey.Opened, () => Tell(journey));
        }

        await _desk.Pass();
        return _told;
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static string Code(string group) => group.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>What was known at the opening, as one word each.</summary>
    private static string Words(Incident incident) =>
        string.Join(' ', incident.Fields.Select(f => new string([.. f[(f.IndexOf('=', StringComparison.Ordinal) + 1)..].Where(char.IsLetterOrDigit)])).Where(w => w.Length > 0));

    private async Task Write(List<Journey> all)
    {
        var groups = all.SelectMany(j => j.Stints.Select(s => s.Group).Append(j.Incident.Resolving!)).Distinct().Order(StringComparer.Ordinal).ToList();
        var took = all.SelectMany(j => j.Stints).ToLookup(s => s.Group, s => s.Minutes);
        await _desk.Do<Done>(async s =>
        {
            var (members, clients) = (s.GetRequiredService<MembersDoor>(), s.GetRequiredService<ClientsDoor>());
            await members.TakeCatalogue(groups.Select(g => new SkillCard(Code(g), g, "", [])));
            foreach (var group in groups)
            {
                var id = (await members.Add(
                    new NewPractice(group, "Phoenix", "1 Mesa Street", 33.45, -112.07, "602-555-0100", $"{Code(group)}@member.example", new DateOnly(2099, 1, 1),
                        [new NewPractitioner(group, $"{Code(group)}@member.example", "602-555-0101", [(Code(group), 80)]) { Capacity = 100_000 }]),
                    Standing.Full, "founded")).Value;
                _groups[group] = (id, (await members.PeopleOf(id))[0].Id, took[group].Order().ElementAtOrDefault(took[group].Count() / 2));
            }

            _client = (await clients.Add(new NewClient("The firm", Trade.Other, "Phoenix", "1 Mesa Street", (33.45, -112.07), 100, [("The caller", "caller@client.example", null)]))).Value;
            return Done.It;
        });
        await _desk.Do<Done>(async s => { await s.GetRequiredService<GovernanceDoor>().Open(); return Done.It; });
    }

    private async Task Learn(List<Journey> early)
    {
        foreach (var some in early.Chunk(LessonsAtOnce))
        {
            await _desk.Do<Done>(async s =>
            {
                foreach (var one in some)
                {
                    await s.GetRequiredService<DeskSteps>().File(_client, Words(one.Incident), [Code(one.Incident.Resolving!)]);
                }

                return Done.It;
            });
        }
    }

    private async Task Tell(Journey journey)
    {
        var told = await _desk.Do(s => s.GetRequiredService<DeskSteps>().Tell(_client, Words(journey.Incident), "hindered", "phone"), _desk.As(Roles.Steward));
        var one = new Told(journey, told.Value);
        _told.Add(one);
        await Follow(one, first: true);
    }

    /// <summary>Whoever is asked now answers in its own time; where nobody is, the steward steps in as fast as the log's people did.</summary>
    private async Task Follow(Told told, bool first = false)
    {
        told.Asks++;
        var step = await _desk.Look(told.Request);
        if (step.State is RequestState.Accepted or RequestState.InWork or RequestState.Done or RequestState.Confirmed)
        {
            return;
        }

        foreach (var offer in step.Offers.Where(o => o.State == OfferState.Open && told.Seen.Add(o.Id)))
        {
            Answer(told, offer, first);
        }

        if (step.State is RequestState.New or RequestState.ClientsTurn && told.Asks == 1)
        {
            _desk.At(_desk.Now + Steward, () => Ask(told));
        }
        else if (step.Offers.All(o => o.State != OfferState.Open))
        {
            _desk.At(Later(told.Journey.Found), () => Give(told));
        }
    }

    private void Answer(Told told, OfferStep offer, bool first)
    {
        var group = _groups.First(g => g.Value.Practice == offer.Practice);
        var minutes = TimeSpan.FromMinutes(told.Journey.Took(group.Key) ?? group.Value.Minutes);
        if (group.Key == told.Journey.Incident.Resolving)
        {
            (told.Asked, told.First) = (told.Asked ?? _desk.Now, told.First || first);
            _desk.At(_desk.Now + minutes, () => Accept(told, offer));
        }
        else
        {
            _desk.At(_desk.Now + minutes, async () =>
            {
                await Do(offer.Practice, s => s.GetRequiredService<DeskSteps>().Refuse(offer.Id, "skill", null));
                await Follow(told);
            });
        }

        _desk.At(offer.ExpiresAt.AddSeconds(1), () => Follow(told));
    }

    /// <summary>Who is asked too late still takes it: they ring the desk, which gives it to them.</summary>
    private async Task Accept(Told told, OfferStep offer)
    {
        var won = await Do(offer.Practice, s => s.GetRequiredService<DeskSteps>().Accept(offer.Id));
        await (won.Refused ? Give(told) : Work(told));
    }

    private async Task Give(Told told)
    {
        if (told.Accepted == DateTime.MaxValue)
        {
            var (practice, resolving) = (_groups[told.Journey.Incident.Resolving!].Practice, Code(told.Journey.Incident.Resolving!));
            var given = await _desk.Do(s => s.GetRequiredService<StewardSteps>().Give(told.Request, practice, resolving), _desk.As(Roles.Steward));
            if (given.Refused)
            {
                throw new InvalidOperationException($"The steward could not give it: {given.Refusal!.Message}");
            }

            await Work(told);
        }
    }

    private Task Work(Told told)
    {
        told.Accepted = _desk.Now;
        var took = (told.Journey.Incident.Resolved - told.Journey.Found) is { } service && service > TimeSpan.Zero ? service : TimeSpan.FromHours(1);
        _desk.At(_desk.Now + took, async () =>
            await Do(_groups[told.Journey.Incident.Resolving!].Practice, s => s.GetRequiredService<WorkSteps>().Complete(told.Request, null)));
        return Task.CompletedTask;
    }

    private async Task Ask(Told told)
    {
        await _desk.Do(s => s.GetRequiredService<StewardSteps>().AskNext(told.Request), _desk.As(Roles.Steward));
        await Follow(told, first: true);
    }

    private Task<Result<Done>> Do(Guid practice, Func<IServiceProvider, Task<Result<Done>>> step) =>
        _desk.Do(step, _desk.As(Roles.Practitioner, practice, _groups.First(g => g.Value.Practice == practice).Value.Person));

    private DateTime Later(DateTime at) => at > _desk.Now ? at : _desk.Now;
}
