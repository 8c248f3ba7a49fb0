using System.Globalization;
using Collegium.Language;

namespace Collegium.Trials.Tickets;

/// <summary>Foretells from what is known at opening which group will resolve an incident (routing_baseline.py).</summary>
internal static class RouteTrial
{
    private const double Learned = .7;

    public static readonly Trial Trial = new(
        "route",
        "learns from a log of incidents which group resolves them, and names it for later ones",
        Chance.None,
        [
            Option.File("train", "the events of earlier incidents"),
            Option.File("test", "those of later ones; without it, the later 30 % of the first", required: false),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var all = Incident.Read(arguments.Text("train")).OrderBy(one => one.Opened).ToList();
        var whole = arguments.Has("test");
        var (early, late) = whole ? (all, Incident.Read(arguments.Text("test"))) : (all[..(int)(Learned * all.Count)], all[(int)(Learned * all.Count)..]);
        var cut = early.Max(one => one.Opened);
        var known = early.FindAll(one => one.Resolved is null || one.Resolved <= cut);
        var alone = Read(known, late, one => one.Fields);
        var after = Read(known, late, one => [.. one.Fields, $"chosen={one.Chosen}"]);
        var missed = late.Average(one => one.Misrouted ? 1.0 : 0);
        var (first, three, second) = (Share(late, alone, 1), Share(late, alone, 3), Share(late, after, 1));
        Say($"learned {known.Count} incidents, asked {late.Count}: people chose right in {1 - missed:P1}, the engine in {first:P1}, among its first three in {three:P1}, after people in {second:P1}");
        return new Measures
        {
            ["first"] = first,
            ["firstThree"] = three,
            ["misroutesAvoidedTop3"] = 1 - ((1 - three) / missed),
            ["misroutesAvoidedSecondOpinion"] = 1 - ((1 - second) / missed),
        };
    }

    private static List<Reading> Read(List<Incident> known, List<Incident> asked, Func<Incident, string[]> fields)
    {
        var groups = known.Select(one => one.Resolving!).Distinct().Order(StringComparer.Ordinal);
        var reader = new TextClassifier([.. groups.Select(group => new Topic(group, []))], new() { Floor = 0, Balance = 0 });
        reader.Study([.. known.Select(one => new Lesson("", [one.Resolving!], fields(one)))]);
        return asked.ConvertAll(one => reader.Read("", fields(one)));
    }

    private static double Share(List<Incident> asked, List<Reading> read, int first) =>
        asked.Zip(read).Average(one => one.Second.Proposals.Take(first).Any(p => p.Code == one.First.Resolving) ? 1.0 : 0);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
