using System.Globalization;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Members;
using Collegium.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Trials.Desk;

/// <summary>Says how a year of a co-operative went: promises, waits by the clients' size, fairness, and how far from the best possible.</summary>
internal static class YearTrial
{
    private const int Slot = 30;

    public static readonly Trial Trial = new(
        "year",
        "lets 24 practices serve clients at the real desk for a year under a simulated clock",
        Chance.Seeded,
        [
            Option.Whole("clients", 300, "how many clients", 1),
            Option.Whole("days", 365, "how many days", 7),
            Option.Words("picture", null, "a file for the picture (SVG)"),
        ],
        Run);

    private static readonly (string Name, int Most)[] Sizes = [("1 person", 1), ("2 to 5", 5), ("6 to 20", 20), ("over 20", int.MaxValue)];

    private static async Task<Measures> Run(Arguments arguments)
    {
        await using var year = await YearDesk.Found(arguments.Whole("clients"), arguments.Whole("days"), arguments.Seed);
        await year.Run();
        var done = year.Jobs.FindAll(j => j.Begun is not null);
        Say($"{year.Jobs.Count} requests told, {done.Count} worked on, {year.Jobs.Count(j => j.Closed)} taken by nobody; {year.Workers.Count} people in {year.Offered.Count} practices");

        var report = new YearReport(await Promises(year), Waits(year, done), await Shares(year), Weeks(year, done));
        foreach (var (kind, kept, of) in report.Promises)
        {
            Say($"promise {kind}: {(double)kept / of:P1} of {of} kept");
        }

        foreach (var (size, answer, answer90, begun, count) in report.Waits)
        {
            Say($"clients of {size}: somebody took it after {answer:F0} minutes (median; 90 % {answer90:F0}), at work after {begun:F0}, {count} requests");
        }

        var jain = Fairness.Jain([.. report.Shares.Select(s => s.PerHour)]);
        var (cost, bound) = (report.Weeks.Sum(w => w.Cost), report.Weeks.Sum(w => w.Bound));
        Say($"offered work by available hour: Jain {jain:F3} over {report.Shares.Count} practices");
        Say($"from the telling to the work: {done.Average(j => (double)year.Hours.Minutes(j.Told, j.Begun!.Value)):F0} open minutes in the mean; weighted by urgency {cost / bound:F2} of what nobody could beat who had known all beforehand and had everybody answer at once");
        if (arguments.Has("picture"))
        {
            await File.WriteAllTextAsync(arguments.Text("picture"), YearPicture.Draw(report, jain, cost / bound));
        }

        return new Measures
        {
            ["requests"] = year.Jobs.Count,
            ["answerKept"] = Kept(report, "to answer"),
            ["workKept"] = Kept(report, "to be at work"),
            ["waitSmallest"] = report.Waits[0].Answer,
            ["waitLargest"] = report.Waits[^1].Answer,
            ["jain"] = jain,
            ["ratioToBound"] = cost / bound,
            ["unserved"] = (double)year.Jobs.Count(j => j.Closed) / year.Jobs.Count,
        };
    }

    private static double Kept(YearReport report, string kind) => report.Promises.Where(p => p.Kind == kind).Select(p => (double)p.Kept / p.Of).FirstOrDefault();

    /// <summary>As the desk's own clocks say.</summary>
    private static Task<List<(string Kind, int Kept, int Of)>> Promises(YearDesk year) => year.Desk.Look(async s =>
    {
        var clocks = await s.GetRequiredService<CollegiumDb>().Set<Clock>().AsNoTracking().Where(c => c.EndedAt != null && c.State != ClockState.Stopped).ToListAsync();
        return clocks.Where(c => c.Kind is ClockKind.Answer or ClockKind.AtWork).GroupBy(c => c.Kind)
            .Select(g => (g.Key == ClockKind.Answer ? "to answer" : "to be at work", g.Count(c => !c.WasBroken), g.Count())).ToList();
    });

    private static List<(string Size, double Answer, double Answer90, double Begun, int Count)> Waits(YearDesk year, List<YearJob> done) =>
        [.. Sizes.Select((size, i) => (size.Name, Jobs: done.FindAll(j => j.Client.People <= size.Most && (i == 0 || j.Client.People > Sizes[i - 1].Most))))
            .Where(s => s.Jobs.Count > 0)
            .Select(s => (s.Name,
                Quantile(s.Jobs.Select(j => (double)year.Hours.Minutes(j.Told, j.Taken!.Value)), .5),
                Quantile(s.Jobs.Select(j => (double)year.Hours.Minutes(j.Told, j.Taken!.Value)), .9),
                Quantile(s.Jobs.Select(j => (double)year.Hours.Minutes(j.Told, j.Begun!.Value)), .5),
                s.Jobs.Count))];

    private static async Task<List<(string Practice, double PerHour)>> Shares(YearDesk year)
    {
        var names = await year.Desk.Look(async s => (await s.GetRequiredService<MembersDoor>().Roster()).Practices);
        var days = Days(year);
        return [.. year.Offered.Select(o => (names[o.Key].Name, o.Value / 60 / year.Workers.Where(w => w.Practice == o.Key).Sum(w => days.Count(d => !w.Away.Contains(d)) * 11.0)))
            .OrderByDescending(s => s.Item2)];
    }

    private static List<DateOnly> Days(YearDesk year)
    {
        var (first, last) = (year.Hours.Day(year.Jobs.Min(j => j.Told)), year.Hours.Day(year.Jobs.Max(j => j.Told)));
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 15).Select(first.AddDays).Where(year.Hours.IsWorkday)];
    }

    /// <summary>Week by week: open minutes from the telling to the work, and the least they could have been with that week's jobs alone.</summary>
    private static List<(double Cost, double Bound)> Weeks(YearDesk year, List<YearJob> done)
    {
        var days = Days(year);
        var index = days.Select((day, at) => (day, at)).ToDictionary(d => d.day, d => d.at);
        var length = year.Hours.Minutes(year.Hours.At(days[0], default), year.Hours.At(days[1], default));
        double Minute(DateTime at)
        {
            var day = year.Hours.Day(at);
            return (index[day] * length) + year.Hours.Minutes(year.Hours.At(day, default), at);
        }

        List<Worker> workers = [.. year.Workers];
        List<List<(double From, double To)>> own = [.. workers.Select(w => w.Own.ConvertAll(o => (Minute(o.From), Minute(o.To))))];
        return [.. done.GroupBy(j => index[year.Hours.Day(j.Told)] / 5).OrderBy(w => w.Key).Select(week =>
        {
            var span = Enumerable.Range(week.Key * 5, Math.Min(7, days.Count - (week.Key * 5))).ToList();
            var hours = workers.Select((w, i) => (IReadOnlyList<(double, double)>)[.. span.Where(d => !w.Away.Contains(days[d]))
                .SelectMany(d => Without(d * (double)length, (d + 1.0) * length, own[i]))]).ToList();
            var jobs = week.Select(j => new DoneJob(
                Minute(j.Told), j.Minutes, [.. workers.Select(w => w.Skills.Contains(j.Trouble.Skill) ? (double)year.Road(j.Client, w) : Assignment.Never)], Pressing(j))).ToList();
            return (week.Sum(j => Pressing(j) * year.Hours.Minutes(j.Told, j.Begun!.Value)), WorkBound.Of(jobs, hours, Slot));
        })];
    }

    /// <summary>A minute that work stands still counts four times one that can wait, as the desk counts it.</summary>
    private static double Pressing(YearJob job) => job.Trouble.Impact switch { "stopped" => 4, "hindered" => 2, _ => 1 };

    private static IEnumerable<(double, double)> Without(double from, double to, List<(double From, double To)> taken)
    {
        foreach (var (start, end) in taken.Where(t => t.To > from && t.From < to).OrderBy(t => t.From))
        {
            if (start > from)
            {
                yield return (from, start);
            }

            from = Math.Max(from, end);
        }

        if (to > from)
        {
            yield return (from, to);
        }
    }

    private static double Quantile(IEnumerable<double> values, double share) => values.Order().ToList() is { Count: > 0 } all ? all[(int)(share * (all.Count - 1))] : 0;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What the year came to.</summary>
internal sealed record YearReport(
    IReadOnlyList<(string Kind, int Kept, int Of)> Promises,
    IReadOnlyList<(string Size, double Answer, double Answer90, double Begun, int Count)> Waits,
    IReadOnlyList<(string Practice, double PerHour)> Shares,
    IReadOnlyList<(double Cost, double Bound)> Weeks);
