using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Start.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Trials.Desk;

/// <summary>Somebody of a practice: until when there is work to do, and on which days nobody is there.</summary>
internal sealed class Worker(Guid practice, Guid id, (double Latitude, double Longitude) home, HashSet<DateOnly> away, IReadOnlySet<string> skills)
{
    public IReadOnlySet<string> Skills => skills;

    public Guid Practice => practice;

    public Guid Id => id;

    public (double Latitude, double Longitude) Home => home;

    public HashSet<DateOnly> Away => away;

    public DateTime BusyUntil { get; set; }

    /// <summary>When there was work for clients of one's own, outside the co-operative.</summary>
    public List<(DateTime From, DateTime To)> Own { get; } = [];
}

internal sealed record Served(Guid Id, int People, Trade Trade, (double Latitude, double Longitude) Place);

/// <summary>A request of the year, and what became of it.</summary>
internal sealed class YearJob(Served client, Trouble trouble, DateTime told)
{
    public Served Client => client;

    public Trouble Trouble => trouble;

    public DateTime Told => told;

    public Guid Request { get; set; }

    public int Minutes { get; set; }

    public HashSet<Guid> Seen { get; } = [];

    public int Clearings { get; set; }

    public DateTime? Taken { get; set; }

    public DateTime? Begun { get; set; }

    public bool Closed { get; set; }
}

/// <summary>
/// A year of a co-operative at the real desk: clients of all sizes tell troubles, now and then many at once; members look at offers, refuse
/// when their day is full, travel, work and take holidays. Chance is seeded; everything the desk does, it does itself.
/// </summary>
internal sealed class YearDesk : IAsyncDisposable
{
    private const int MilesAnHour = 30;
    private const int OutagesAYear = 24;

    /// <summary>Of somebody who works alone; larger clients tell fewer a head.</summary>
    private const double RequestsAYear = 6;

    /// <summary>Of a hundred, how often who is asked is at work for clients of their own.</summary>
    private const int AtOwnWork = 40;

    private static readonly IReadOnlyList<Trouble> Troubles = DemoTables.Troubles();
    private static readonly string[] OfOutages = ["internet", "mail", "practice-management", "phones"];

    private readonly SimulatedDesk _desk;
    private readonly Random _chance;
    private readonly DateTime _from;
    private readonly int _days;
    private readonly Dictionary<Guid, Worker> _workers = [];

    private YearDesk(SimulatedDesk desk, BusinessTime hours, Random chance, DateTime from, int days) =>
        (_desk, Hours, _chance, _from, _days) = (desk, hours, chance, from, days);

    public BusinessTime Hours { get; }

    public SimulatedDesk Desk => _desk;

    public List<Served> Clients { get; } = [];

    public List<YearJob> Jobs { get; } = [];

    public IReadOnlyCollection<Worker> Workers => _workers.Values;

    /// <summary>Minutes of work offered to each practice, first and later offers alike.</summary>
    public Dictionary<Guid, double> Offered { get; } = [];

    public static async Task<YearDesk> Found(int clients, int days, int seed)
    {
        var from = new DateTime(2026, 1, 5, 7, 0, 0, DateTimeKind.Utc);
        var rules = new CharterRules { Holidays = DemoHolidays.Of(2026, 2027) };
        var year = new YearDesk(await SimulatedDesk.Found(from.AddDays(-3), rules), new BusinessTime(rules, "America/Phoenix"), new Random(seed), from, days);
        await year.Write(clients);
        return year;
    }

    public async Task Run()
    {
        foreach (var client in Clients)
        {
            var rate = RequestsAYear * Math.Pow(client.People, 0.6) * _days / 365;
            for (var at = Gap(rate); at < 1; at += Gap(rate))
            {
                Tell(client, _from.AddDays(at * _days), t => t.Trade == client.Trade.ToString() || t.Trade == "Any");
            }
        }

        for (var outage = 0; outage < OutagesAYear * _days / 365; outage++)
        {
            var (at, skill) = (_from.AddDays(_chance.NextDouble() * _days), OfOutages[_chance.Next(OfOutages.Length)]);
            foreach (var client in Enumerable.Range(0, _chance.Next(5, 11)).Select(_ => Clients[_chance.Next(Clients.Count)]).Distinct())
            {
                Tell(client, at.AddMinutes(_chance.Next(20)), t => t.Skill == skill);
            }
        }

        await _desk.Pass();
    }

    public double Miles(Served client, Worker worker)
    {
        var (north, east) = ((client.Place.Latitude - worker.Home.Latitude) * 69, (client.Place.Longitude - worker.Home.Longitude) * 57.5);
        return Math.Sqrt((north * north) + (east * east));
    }

    public int Road(Served client, Worker worker) => (int)(Miles(client, worker) * 60 / MilesAnHour);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private double Gap(double rate) => -Math.Log(1 - _chance.NextDouble()) / rate;

    private DateTime After(DateTime at, int least, int most) => Hours.Add(at, _chance.Next(least, most + 1)).AddSeconds(_chance.Next(60));

    private async Task Write(int clients)
    {
        await _desk.Do<Done>(async s =>
        {
            var (members, door, contracts) = (s.GetRequiredService<MembersDoor>(), s.GetRequiredService<ClientsDoor>(), s.GetRequiredService<ContractsDoor>());
            await members.TakeCatalogue(StartingCatalogue.Read());
            foreach (var practice in DemoTables.Practices(new DateOnly(2030, 1, 1)))
            {
                await AddPractice(members, practice);
            }

            for (var i = 0; i < clients; i++)
            {
                Clients.Add(await Add(door, contracts, i));
            }

            return Done.It;
        });
        await _desk.Do<Done>(async s => { await s.GetRequiredService<GovernanceDoor>().Open(); return Done.It; });
    }

    private async Task AddPractice(MembersDoor members, NewPractice practice)
    {
        var id = (await members.Add(practice, Standing.Full, "founded")).Value;
        Offered[id] = 0;
        foreach (var (person, mail) in await members.PeopleOf(id))
        {
            var away = new HashSet<DateOnly>();
            foreach (var start in new[] { 40, 160, 290 }.Select(day => day + _chance.Next(60)))
            {
                var (first, length) = (DateOnly.FromDateTime(_from).AddDays(start), _chance.Next(5, 12));
                away.UnionWith(Enumerable.Range(0, length).Select(first.AddDays));
                await members.BookAbsence(id, person, Hours.At(first, default), Hours.At(first.AddDays(length), default));
            }

            _workers[person] = new(id, person, (practice.Latitude, practice.Longitude), away, practice.Practitioners.First(p => p.Mail == mail).Skills.Select(k => k.Code).ToHashSet());
        }
    }

    private async Task<Served> Add(ClientsDoor door, ContractsDoor contracts, int i)
    {
        var people = _chance.Next(100) switch { < 20 => 1, < 60 => _chance.Next(2, 6), < 90 => _chance.Next(6, 21), _ => _chance.Next(21, 61) };
        var (trade, place) = ((Trade)_chance.Next(5), (33.45 + ((_chance.NextDouble() - 0.5) * 0.35), -112.03 + ((_chance.NextDouble() - 0.5) * 0.5)));
        var id = (await door.Add(new NewClient($"Client {i}", trade, "Phoenix", $"{i} Mesa Street", place, people, [($"Contact {i}", $"contact{i}@client.example", null)]))).Value;
        if (trade.IsClinical())
        {
            contracts.RecordBusinessAssociate(id, DateOnly.FromDateTime(_from).AddDays(-3));
        }

        return new(id, people, trade, place);
    }

    private void Tell(Served client, DateTime at, Func<Trouble, bool> fits)
    {
        var kinds = Troubles.Where(fits).ToList();
        var (trouble, when) = (kinds[_chance.Next(kinds.Count)], Hours.Add(at, _chance.Next(1, 30)));
        _desk.At(when, async () =>
        {
            var job = new YearJob(client, trouble, _desk.Now);
            var told = await _desk.Do(s => s.GetRequiredService<DeskSteps>().Tell(client.Id, Words(trouble), trouble.Impact, "page"), _desk.As(Roles.Steward));
            if (told.Refused)
            {
                return;
            }

            job.Request = told.Value;
            Jobs.Add(job);
            await Follow(job);
            await _desk.React();
        });
    }

    private string Words(Trouble trouble) => trouble.Text
        .Replace("{n}", $"{_chance.Next(2, 9)}", StringComparison.Ordinal)
        .Replace("{day}", "this morning", StringComparison.Ordinal)
        .Replace("{who}", "Alma", StringComparison.Ordinal);

    /// <summary>Whoever is asked looks at it in their own time; what waits for a word gets one.</summary>
    private async Task Follow(YearJob job)
    {
        var step = await _desk.Look(job.Request);
        foreach (var offer in step.Offers.Where(o => o.State == OfferState.Open && job.Seen.Add(o.Id)))
        {
            Offered[offer.Practice] += job.Trouble.Minutes;
            var worker = _workers[offer.Practitioner];
            var mean = (job.Trouble.Impact == "stopped" ? 5 : 10) * (worker.BusyUntil > _desk.Now ? 2 : 1);
            _desk.At(Hours.Add(_desk.Now, 1 + (int)(-Math.Log(1 - _chance.NextDouble()) * mean)), () => Open(job, offer, worker));
            _desk.At(offer.ExpiresAt.AddSeconds(1), () => Follow(job));
        }

        Clear(job, step.State);
    }

    private void Clear(YearJob job, RequestState state)
    {
        switch (state)
        {
            case RequestState.ClientsTurn when job.Clearings++ < 1:
                Later(job, After(_desk.Now, 5, 60), s => s.Answer(job.Request, job.Trouble.Answer.Length > 0 ? job.Trouble.Answer : $"Yes, it is about {job.Trouble.Skill}."));
                break;
            case RequestState.New or RequestState.ClientsTurn when job.Clearings++ < 3:
                Later(job, After(_desk.Now, 3, 25), s => s.Correct(job.Request, job.Trouble.Skill));
                break;
            case RequestState.NobodyYet when job.Clearings++ < 6:
                Later(job, After(_desk.Now, 10, 90), s => s.AskNext(job.Request));
                break;
            case RequestState.NobodyYet:
                job.Closed = true;
                break;
        }
    }

    private void Later(YearJob job, DateTime when, Func<StewardSteps, Task<Result<Done>>> step) => _desk.At(when, async () =>
    {
        await _desk.Do(s => step(s.GetRequiredService<StewardSteps>()), _desk.As(Roles.Steward));
        await Follow(job);
        await _desk.React();
    });

    private async Task Open(YearJob job, OfferStep offer, Worker worker)
    {
        if ((await _desk.Do(s => s.GetRequiredService<SeeOffer>().Run(offer.Id), As(worker))).Refused)
        {
            return;
        }

        if (_chance.Next(100) < AtOwnWork && Hours.Add(_desk.Now, _chance.Next(10, 120)) is var free && free > worker.BusyUntil)
        {
            worker.Own.Add((worker.BusyUntil > _desk.Now ? worker.BusyUntil : _desk.Now, free));
            worker.BusyUntil = free;
        }

        var backlog = worker.BusyUntil > _desk.Now ? Hours.Minutes(_desk.Now, worker.BusyUntil) : 0;
        var full = backlog > job.Trouble.Impact switch { "stopped" => 240, "hindered" => 480, _ => 1_320 };
        _desk.At(_desk.Now.AddMinutes(_chance.Next(1, 4)), async () =>
        {
            if (full || _chance.Next(100) < 8)
            {
                await _desk.Do(s => s.GetRequiredService<DeskSteps>().Refuse(offer.Id, full ? "full" : "other", null), As(worker));
                await Follow(job);
            }
            else if (!(await _desk.Do(s => s.GetRequiredService<DeskSteps>().Accept(offer.Id), As(worker))).Refused)
            {
                Work(job, worker);
            }
        });
    }

    /// <summary>Stopped work goes before what lies there; the rest follows in turn.</summary>
    private void Work(YearJob job, Worker worker)
    {
        job.Taken = _desk.Now;
        job.Minutes = Math.Max(15, job.Trouble.Minutes * _chance.Next(70, 141) / 100);
        var (road, later) = (Road(job.Client, worker), worker.BusyUntil > _desk.Now ? worker.BusyUntil : _desk.Now);
        var begin = Hours.Add(job.Trouble.Impact == "stopped" ? _desk.Now : later, 5 + road);
        worker.BusyUntil = job.Trouble.Impact == "stopped" ? Hours.Add(later, 5 + road + job.Minutes) : Hours.Add(begin, job.Minutes);
        _desk.At(begin, async () =>
        {
            job.Begun = _desk.Now;
            await Step(job, worker, w => w.Time(job.Request, 15, "Looked first."));
        });
        _desk.At(Hours.Add(begin, job.Minutes), async () =>
        {
            await Step(job, worker, w => w.Complete(job.Request, job.Trouble.Done));
            await _desk.Do(s => s.GetRequiredService<WorkSteps>().Confirm(job.Request, _chance.Next(100) switch { < 62 => 5, < 87 => 4, < 95 => 3, _ => 2 }, null), _desk.As(Roles.Steward));
        });
    }

    private Task<Result<Done>> Step(YearJob job, Worker worker, Func<WorkSteps, Task<Result<Done>>> step) =>
        _desk.Do(s => step(s.GetRequiredService<WorkSteps>()), As(worker));

    private Actor As(Worker worker) => _desk.As(Roles.Practitioner, worker.Practice, worker.Id);
}
