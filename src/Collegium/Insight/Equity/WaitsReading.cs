using System.Globalization;
using Collegium.Clients.Organisations;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Insight.Equity;

/// <summary>Reads the waits of the last days by the size and the trade of the client.</summary>
internal sealed class WaitsReading(CollegiumDb db, AfterReading after, GovernanceDoor governance, TimeProvider clock)
{
    public const int UsualDays = 180;
    private const double MoreThanChance = .05;

    private static readonly (string Name, int Most)[] Sizes = [("1 person", 1), ("2 to 5", 5), ("6 to 20", 20), ("21 and more", int.MaxValue)];

    private sealed record Wait(int People, string Trade, double? Answer, double? Solved, int Promises, int Kept);

    public async Task<WaitsShown> Read(int days)
    {
        var (now, zone) = (clock.Now(), (await governance.Chapter()).Zone);
        var waits = await Waits(now.AddDays(-days));
        double[] small = Answers(waits.Where(w => w.People <= 5)), large = Answers(waits.Where(w => w.People > 5));
        var test = RankTest.Run(small, large);
        return new WaitsShown(
            Show.DayOf(now.AddDays(-days), zone), Show.DayOf(now, zone), [.. Sizes.Select((s, i) => Of(s.Name, waits.Where(w => SizeOf(w) == i)))],
            [.. waits.Select(w => w.Trade).Distinct().Order(StringComparer.Ordinal).Select(t => Of(t, waits.Where(w => w.Trade == t)))])
        {
            Smallest = test,
            After = await After(now.AddDays(-days)),
            Says = Sentence(test, RankTest.Below(small, .5), RankTest.Below(large, .5)),
        };
    }

    /// <summary>By size, smallest first, and then all together.</summary>
    private async Task<IReadOnlyList<AfterOf>> After(DateTime since)
    {
        var sizes = await db.Set<Client>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.People);
        var said = await after.Read(since, sizes.ToDictionary(c => c.Key, c => Sizes[SizeOf(c.Value)].Name));
        return [.. Sizes.Select(s => said.FirstOrDefault(a => a.Group == s.Name) ?? new AfterOf(s.Name, 0, 0, 0)), new AfterOf("All", said.Sum(a => a.Asked), said.Sum(a => a.Answered), said.Sum(a => a.Yes))];
    }

    private static int SizeOf(Wait wait) => SizeOf(wait.People);

    private static int SizeOf(int people) => Array.FindIndex(Sizes, s => people <= s.Most);

    private static double[] Answers(IEnumerable<Wait> waits) => [.. waits.Select(w => w.Answer).OfType<double>()];

    private static string Sentence(RankResult test, double? small, double? large)
    {
        if (!test.Tells)
        {
            return $"Too few requests to say: {test.One} of clients with up to five people, {test.Other} of larger ones; each needs at least {RankTest.Fewest}.";
        }

        var figures = $"half of the smallest wait up to {Span(small)}, half of the larger ones up to {Span(large)}";
        var chance = test.PValue < .01 ? "Chance alone would part them so far less than once in 100 times" : string.Create(CultureInfo.InvariantCulture, $"Chance alone would part them so far {test.PValue * 100:0} times in 100");
        return test.PValue > MoreThanChance ? $"No difference beyond chance: {figures}. {chance}."
            : small > large ? $"The smallest clients wait longer, by more than chance: {figures}. {chance}."
            : $"The smallest clients don’t wait longer; they are answered sooner, by more than chance: {figures}. {chance}.";
    }

    private static string Span(double? minutes) => Show.Span(TimeSpan.FromMinutes(minutes ?? 0));

    private static WaitsOf Of(string name, IEnumerable<Wait> waits)
    {
        Wait[] all = [.. waits];
        double[] answers = Answers(all), solved = [.. all.Select(w => w.Solved).OfType<double>()];
        return new WaitsOf(name, all.Length)
        {
            AnswerMedian = RankTest.Below(answers, .5),
            Answer90 = RankTest.Below(answers, .9),
            Solved = solved.Length,
            SolvedMedian = RankTest.Below(solved, .5),
            Solved90 = RankTest.Below(solved, .9),
            Promises = all.Sum(w => w.Promises),
            Kept = all.Sum(w => w.Kept),
        };
    }

    private async Task<List<Wait>> Waits(DateTime since)
    {
        var rules = await governance.Rules();
        var clients = await db.Set<Client>().AsNoTracking().ToDictionaryAsync(c => c.Id);
        var requests = await db.Set<Request>().AsNoTracking().Where(r => r.ToldAt >= since && r.ClientId != null && r.Source != "import" && r.Source != "history")
            .Select(r => new { r.Id, ClientId = r.ClientId!.Value, r.ToldAt, r.AcceptedAt, r.DoneAt }).ToListAsync();
        var promises = await db.Set<Clock>().AsNoTracking().Where(c => c.StartedAt >= since && (c.State == ClockState.Kept || c.State == ClockState.Broken))
            .GroupBy(c => c.RequestId).Select(g => new { g.Key, All = g.Count(), Kept = g.Count(c => !c.WasBroken) }).ToDictionaryAsync(g => g.Key);
        var times = clients.Values.Select(c => c.Zone).Distinct().ToDictionary(z => z, z => new BusinessTime(rules, z));
        return requests.ConvertAll(r =>
        {
            var (client, held) = (clients[r.ClientId], promises.GetValueOrDefault(r.Id));
            var time = times[client.Zone];
            return new Wait(
                client.People, Trades(client), r.AcceptedAt is { } at ? time.Minutes(r.ToldAt, at) : null, r.DoneAt is { } done ? time.Minutes(r.ToldAt, done) : null,
                held?.All ?? 0, held?.Kept ?? 0);
        });
    }

    private static string Trades(Client client) =>
        Members.ClientTrades.Words[client.Trade.ToString().ToLowerInvariant()] is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
