using System.Diagnostics;
using System.Globalization;
using Collegium.Language;

namespace Collegium.Trials.Tickets;

/// <summary>Reads help-desk mails it has not seen, after learning from others (tickets_baseline.py).</summary>
internal static class TriageTrial
{
    private const int HeldBack = 30;
    private const double Surest = .7;

    public static readonly Trial Trial = new(
        "triage",
        "learns which topic texts are about and reads others",
        Chance.Seeded,
        [
            Option.File("train", "texts with their topics"),
            Option.File("test", "others; without it, 30 % of the first are held back by a hash of the text", required: false),
            Option.Words("text", "text", "the columns that hold the text, parted by commas"),
            Option.Words("label", "topic_group", "the column that holds the topic"),
            Option.Whole("limit", 0, "how many to learn from, drawn by chance; 0 for all"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var (learned, asked) = Split(arguments);
        var codes = learned.Select(t => t.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var watch = Stopwatch.StartNew();
        var reader = new TextClassifier([.. codes.Select(c => new Topic(c, []))], new() { Floor = 0, EvidencePerProposal = 0 });
        reader.Study([.. learned.Select(t => new Lesson(t.Text, [t.Label]))]);
        var trained = watch.Elapsed.TotalSeconds;
        var read = Read(reader, asked, out var micros);
        var right = read.Count(r => r.Best == r.Label) / (double)read.Count;
        var measures = new Measures
        {
            ["accuracy"] = right,
            ["macroF1"] = MacroF1(read),
            ["top3"] = read.Count(r => r.Three.Contains(r.Label)) / (double)read.Count,
            ["surest70"] = read.OrderByDescending(r => r.Confidence).Take((int)(Surest * read.Count)).Average(r => r.Best == r.Label ? 1 : 0),
            ["microsPerText"] = micros.Average(),
            ["p99Micros"] = micros.Order().ElementAt((int)(.99 * (micros.Length - 1))),
            ["trainSeconds"] = trained,
            ["classes"] = codes.Length,
            ["calibrationError"] = Calibration(read),
        };
        Say($"learned {learned.Count} texts of {codes.Length} topics in {trained:F1} s; read {read.Count}: {right:P1} right");
        return measures;
    }

    private static (List<Ticket> Learned, List<Ticket> Asked) Split(Arguments arguments)
    {
        List<Ticket> File(string option) => Ticket.Read(arguments.Text(option), arguments.Text("text"), arguments.Text("label"));
        var learned = File("train");
        var asked = arguments.Has("test") ? File("test") : learned.FindAll(t => t.Fold < HeldBack);
        if (!arguments.Has("test"))
        {
            learned.RemoveAll(t => t.Fold < HeldBack);
        }

        if (arguments.Whole("limit") is > 0 and var limit)
        {
            var chance = new Random(arguments.Seed);
            learned = [.. learned.OrderBy(_ => chance.NextDouble()).Take(limit)];
        }

        return (learned, asked);
    }

    private static List<Outcome> Read(TextClassifier reader, List<Ticket> asked, out double[] micros)
    {
        foreach (var ticket in asked.Take(2_000))
        {
            reader.Read(ticket.Text);
        }

        var times = new double[asked.Count];
        var read = asked.Select((ticket, at) =>
        {
            var start = Stopwatch.GetTimestamp();
            var reading = reader.Read(ticket.Text);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            string[] three = [.. reading.Proposals.Select(p => p.Code)];
            return new Outcome(ticket.Label, three.FirstOrDefault(""), three, reading.Proposals is [var best, ..] ? best.Confidence : 0);
        }).ToList();
        micros = times;
        return read;
    }

    /// <summary>F1 of each topic that was asked for, averaged.</summary>
    private static double MacroF1(List<Outcome> read) => read.Select(r => r.Label).Distinct().Average(label =>
    {
        var hit = read.Count(r => r.Best == label && r.Label == label);
        return 2.0 * hit / (read.Count(r => r.Best == label) + read.Count(r => r.Label == label));
    });

    /// <summary>By how much, over ten bands of confidence, confidence and share right differ on the average.</summary>
    private static double Calibration(List<Outcome> read) => read.GroupBy(r => (int)(r.Confidence * 10))
        .Sum(band => Math.Abs(band.Sum(r => r.Confidence - (r.Best == r.Label ? 1 : 0)))) / read.Count;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Outcome(string Label, string Best, string[] Three, double Confidence);
}
