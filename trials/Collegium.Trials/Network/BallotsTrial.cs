using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>Public elections with open votes, in order: does the end show in the first few? (e5)</summary>
internal static class BallotsTrial
{
    private const int First = 200;
    private const int Least = 20;
    private const double Passed = 0.8;

    public static readonly Trial Trial = new(
        "ballots",
        "foretells open elections from their first votes, knowing only earlier elections",
        Chance.None,
        [
            Option.File("history", "earlier votes in order: ballot,voter,vote; 1 for, -1 against"),
            Option.File("test", "later votes to foretell, likewise", required: false),
            Option.Whole("k", 10, "how many votes are seen", 1),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var past = new FindingForecast();
        var (seen, test) = (arguments.Whole("k"), arguments.Has("test"));
        var history = Foretell(past, Ballots(arguments.Text("history")), seen, First);
        var later = test ? Foretell(past, Ballots(arguments.Text("test")), seen, 0) : [];
        var cut = history.Count * 3 / 5;
        var (learned, told) = test ? (history, later) : (history[..cut], history[cut..]);
        if (learned.Count == 0 || told.Count == 0)
        {
            throw new BadArguments($"The files hold too few elections with {Math.Max(seen + 5, Least)} votes or more.");
        }

        var model = LogisticModel.Learn([.. learned.Select(one => one.Row)], [.. learned.Select(one => one.Passed)]);
        var odds = told.Select(one => model.Probability(one.Row)).ToArray();
        var scored = test ? later : history;
        var measures = new Measures
        {
            ["auc"] = test ? Auc(told, odds) : Auc(scored, [.. scored.Select(one => one.Row[4])]),
            ["brier"] = told.Zip(odds).Average(one => Math.Pow(one.Second - (one.First.Passed ? 1 : 0), 2)),
            ["aucShare"] = Auc(scored, [.. scored.Select(one => one.Row[0])]),
            ["aucEvidence"] = Auc(scored, [.. scored.Select(one => one.Row[4])]),
            ["aucStack"] = Auc(told, odds),
            ["elections"] = scored.Count,
        };
        Say($"protocol of e5: auc is {(test ? "the stack's, learned on the history" : $"the evidence's, from ballot {First} on")}; brier is the stack's");
        Say($"{(test ? "" : $"without --test the stack learns on the first three fifths and is scored on the other {told.Count}; ")}{scored.Count} elections, first {seen} votes");
        return measures;
    }

    private static double Auc(List<Case> cases, double[] scores) => Scores.Auc(scores, [.. cases.Select(one => one.Passed)]);

    private static IEnumerable<(double Ballot, SignedFinding[] Votes)> Ballots(string path) =>
        Csv.Numbers(path, "ballot", "voter", "vote").GroupBy(row => row[0]).OrderBy(ballot => ballot.Key)
            .Select(ballot => (ballot.Key, ballot.Select(row => new SignedFinding((int)row[1], row[2] > 0)).ToArray()));

    /// <summary>Reads each election with what was known before it, then learns from it.</summary>
    private static List<Case> Foretell(FindingForecast past, IEnumerable<(double Ballot, SignedFinding[] Votes)> ballots, int seen, int from)
    {
        var cases = new List<Case>();
        foreach (var (ballot, votes) in ballots)
        {
            var passed = votes.Average(vote => vote.Favourable ? 1.0 : 0) >= Passed;
            if (ballot >= from && votes.Length >= Math.Max(Least, seen + 5))
            {
                cases.Add(new Case(past.ToRow(votes.AsSpan(0, seen)), passed));
            }

            past.TurnedOut(votes, passed);
        }

        return cases;
    }

    private sealed record Case(double[] Row, bool Passed);
}
