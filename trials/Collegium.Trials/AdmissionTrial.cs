using System.Diagnostics;
using System.Globalization;
using Collegium.Trust;

namespace Collegium.Trials;

/// <summary>How many honest people the vouch flow lets in, and how many made-up ones, when some of those let in are corrupted.</summary>
internal static class AdmissionTrial
{
    private const int Passes = 20;
    private const int PassesUnderAttack = 6;
    private const int Attacks = 3;

    /// <summary>Whom each made-up person vouches for: so many places further round their circle.</summary>
    private static readonly int[] Circle = [1, 2, 3, 5, 8];

    public static readonly Trial Trial = new(
        "admission",
        "admits a network of people by vouch flow from a council, and again with corrupted members who vouch for made-up people",
        Chance.Averaged,
        [
            Option.File("graph", "certificates as source,target,level with a header line", required: true),
            Option.Whole("sources", 50, "how many sit on the council: those with most certificates of level 1", 1),
            Option.Whole("q", 2, "units an admission takes", 1),
            Option.Whole("b", 6, "units a member passes on"),
            Option.Whole("corrupt", 10, "how many members are corrupted", 1),
            Option.Choice("place", "random", "where: anywhere, or among those a source vouches for", "random", "nearest"),
            Option.Whole("sybils", 200, "how many made-up people apply", 1),
            Option.Number("sourceCap", -1, "units a source gives at most; below 0 none is set"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var graph = Advogato.Read(arguments.Text("graph"));
        var terms = Terms(arguments);
        var received = Received(graph.People, graph.Certificates);
        var everybody = Enumerable.Range(0, graph.People).ToArray();
        var council = everybody.OrderByDescending(one => graph.Standing[one]).Take(arguments.Whole("sources")).ToArray();
        var distance = Distances(graph, council);
        var eligible = everybody.Count(one => distance[one] >= 0 && received[one] >= terms.Quorum);
        var honest = new Admitting(terms, council, graph.Certificates);
        honest.Run([.. everybody.OrderByDescending(one => received[one])], Passes);
        var admitted = honest.Flow.MemberCount + council.Length;
        Say($"{graph.People} people, {graph.Certificates.Count} certificates, {council.Length} sources; {eligible} eligible: within reach, with at least {terms.Quorum} certificates");
        Say($"admitted {admitted}; refused in the last pass: {string.Join(", ", honest.LastVerdicts.Select(one => $"{one.Key} {one.Value}"))}");
        Say($"unlike the reference, units must come from different sources at admission, and corrupted members are drawn by another generator");

        var worst = 0.0;
        var displaced = 0.0;
        var times = honest.Millis.ToList();
        var pool = honest.Flow.Members.Order().Where(one => arguments.Text("place") == "random" || distance[one] == 1).ToArray();
        var corrupt = arguments.Whole("corrupt");
        if (corrupt > pool.Length)
        {
            throw new BadArguments($"--corrupt takes at most {pool.Length} here, not {corrupt}: so many were admitted there.");
        }

        for (var attack = 0; attack < Attacks; attack++)
        {
            var corrupted = Draw(pool, corrupt, new Random(1000 * arguments.Seed + attack));
            var attacked = Attack(graph, terms, council, corrupted, arguments.Whole("sybils"));
            var sybils = attacked.Flow.Members.Count(one => one >= graph.People);
            var left = attacked.Flow.MemberCount - sybils + council.Length;
            Say($"attack {attack + 1}: {sybils} made-up people admitted by {corrupt} corrupted, {admitted - left} honest displaced; refused in the last pass: {string.Join(", ", attacked.LastVerdicts.Select(one => $"{one.Key} {one.Value}"))}");
            worst = Math.Max(worst, (double)sybils / corrupt);
            displaced += (double)(admitted - left) / admitted / Attacks;
            times.AddRange(attacked.Millis);
        }

        times.Sort();
        var measures = new Measures
        {
            ["coverage"] = (double)admitted / eligible,
            ["maxSybilsPerCorrupted"] = worst,
            ["displacedShare"] = displaced,
            ["bound"] = corrupt < terms.Quorum ? 0 : (double)terms.Budget / terms.Quorum,
            ["p95Millis"] = times[(int)(0.95 * (times.Count - 1))],
            ["rebuildMillis"] = RebuildMillis(honest.Flow),
            ["meanMillis"] = times.Average(),
            ["maxMillis"] = times[^1],
        };
        Say($"coverage {measures["coverage"]:F4}, at most {worst:F2} made-up people a corrupted member (bound {measures["bound"]:F2}), displaced {displaced:P2}");
        Say($"{times.Count} decisions: mean {measures["meanMillis"]:F3} ms, p95 {measures["p95Millis"]:F3} ms, longest {measures["maxMillis"]:F1} ms; rebuild {measures["rebuildMillis"]:F1} ms");
        return measures;
    }

    private static VouchTerms Terms(Arguments arguments)
    {
        var quorum = arguments.Whole("q");
        if (quorum > VouchTerms.MaxQuorum)
        {
            throw new BadArguments($"--q takes at most {VouchTerms.MaxQuorum}, not {quorum}.");
        }

        var cap = arguments.Number("sourceCap");
        return new VouchTerms(quorum, arguments.Whole("b"), cap < 0 ? int.MaxValue : (int)Math.Min(int.MaxValue, cap));
    }

    /// <summary>Each corrupted member vouches for every made-up person, these vouch round a circle and apply first in each pass.</summary>
    private static Admitting Attack(Advogato graph, VouchTerms terms, int[] council, int[] corrupted, int sybils)
    {
        var vouches = graph.Certificates.ToList();
        vouches.AddRange(from member in corrupted from sybil in Enumerable.Range(0, sybils) select new Vouch(member, graph.People + sybil));
        vouches.AddRange(from step in Circle
                         from sybil in Enumerable.Range(0, sybils)
                         where (sybil + step) % sybils != sybil
                         select new Vouch(graph.People + sybil, graph.People + (sybil + step) % sybils));
        var received = Received(graph.People + sybils, vouches);
        var order = Enumerable.Range(graph.People, sybils).Concat(Enumerable.Range(0, graph.People).OrderByDescending(one => received[one]));
        return new Admitting(terms, council, vouches).Run([.. order], PassesUnderAttack);
    }

    private static int[] Draw(int[] pool, int count, Random chance)
    {
        var drawn = pool.ToArray();
        chance.Shuffle(drawn);
        return drawn[..count];
    }

    private static int[] Received(int people, IEnumerable<Vouch> vouches)
    {
        var received = new int[people];
        foreach (var vouch in vouches)
        {
            received[vouch.Candidate]++;
        }

        return received;
    }

    /// <summary>Certificates between the council and each person; -1 where no chain leads to him.</summary>
    private static int[] Distances(Advogato graph, int[] council)
    {
        var given = graph.Certificates.ToLookup(one => one.Voucher, one => one.Candidate);
        var distance = Enumerable.Repeat(-1, graph.People).ToArray();
        Array.ForEach(council, one => distance[one] = 0);
        var queue = new Queue<int>(council);
        while (queue.TryDequeue(out var one))
        {
            foreach (var next in given[one].Where(next => distance[next] < 0))
            {
                distance[next] = distance[one] + 1;
                queue.Enqueue(next);
            }
        }

        return distance;
    }

    /// <summary>The middle of seven rebuilds from the record, after enough of them for the compiler to settle.</summary>
    private static double RebuildMillis(VouchFlow flow)
    {
        var record = flow.Record();
        var times = new List<double>();
        for (var run = 0; run < 20; run++)
        {
            var start = Stopwatch.GetTimestamp();
            var built = VouchFlow.Rebuild(flow.Terms, record);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (built.Short().Count > 0)
            {
                throw new InvalidOperationException("A rebuild leaves somebody short who was not.");
            }
        }

        return times.TakeLast(7).Order().ElementAt(3);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
