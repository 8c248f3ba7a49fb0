using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>
/// Who turns out a fraud, told from the ratings that did not make the labels: what trusted raters say of labelled members is taken out, and
/// the trusted are not tested. (e2 leakfree)
/// </summary>
internal static class FraudTrial
{
    public static readonly Trial Trial = new(
        "fraud",
        "tells frauds from good members without the ratings their labels were made from",
        Chance.Averaged,
        [
            Option.File("ratings", "who rated whom and when: source,target,rating,time"),
            Option.File("labels", "how members turned out: user,label; 1 good, -1 fraud"),
            Option.File("trusted", "the council: user"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var file = RatingFile.Read(arguments.Text("ratings"));
        var council = file.Members.Listed(arguments.Text("trusted"));
        var labels = Csv.Numbers(arguments.Text("labels"), "user", "label").Where(row => file.Members.Has((int)row[0]))
            .Select(row => (Member: file.Members[(int)row[0]], Fraud: row[1] < 0)).ToList();
        if (council.Length == 0)
        {
            throw new BadArguments($"Nobody listed in {arguments.Text("trusted")} is in {arguments.Text("ratings")}.");
        }

        var (trusted, labelled) = (council.ToHashSet(), labels.Select(label => label.Member).ToHashSet());
        bool Leaks(Rating rating) => trusted.Contains(rating.Source) && labelled.Contains(rating.Target) && !trusted.Contains(rating.Target);
        var known = file.Ratings.Where(rating => !Leaks(rating)).ToArray();
        var tested = labels.Where(label => !trusted.Contains(label.Member)).ToList();
        var (people, fraud) = (tested.Select(label => label.Member).ToArray(), tested.Select(label => label.Fraud).ToArray());
        var standing = StandingRisk.Read(file.Members.Count, known, council);
        var risks = standing.Compare(people);
        var early = standing.VoucherMass(BeforeComplaint(file, Leaks));
        Say($"protocol of e2 leakfree: {known.Length} ratings left, {people.Length} members to tell, {fraud.Count(one => one)} frauds");
        Say($"the folds are dealt by this program's own chance; the model is ours, a ridge logistic as in e2");
        var measures = new Measures
        {
            ["auc"] = Scores.Auc(risks, fraud),
            ["ap"] = Scores.AveragePrecision(risks, fraud),
            ["aucBeforeComplaint"] = Scores.Auc([.. people.Select(member => -early[member])], fraud),
            ["aucTrained10Fold"] = Scores.Auc(Trained(standing, people, fraud, new Random(arguments.Seed)), fraud),
            ["millis"] = MedianMillis(() => StandingRisk.Read(file.Members.Count, known, council)),
        };
        Say($"untrained {measures["auc"]:F4}, before the first complaint {measures["aucBeforeComplaint"]:F4}, trained {measures["aucTrained10Fold"]:F4}");
        return measures;
    }

    /// <summary>Ratings given before anybody, trusted or not, first rated the member below 0.</summary>
    private static Rating[] BeforeComplaint(RatingFile file, Func<Rating, bool> leaks)
    {
        var first = new double[file.Members.Count];
        Array.Fill(first, double.PositiveInfinity);
        for (var at = file.Ratings.Length - 1; at >= 0; at--)
        {
            if (file.Ratings[at].Value < 0)
            {
                first[file.Ratings[at].Target] = file.Times[at];
            }
        }

        return [.. file.Ratings.Where((rating, at) => file.Times[at] < first[rating.Target] && !leaks(rating))];
    }

    private static double[] Trained(StandingRisk standing, int[] people, bool[] fraud, Random chance)
    {
        var order = Enumerable.Range(0, people.Length).ToArray();
        chance.Shuffle(order);
        var folds = new int[people.Length];
        foreach (var end in new[] { true, false })
        {
            foreach (var (at, place) in order.Where(at => fraud[at] == end).Select((at, place) => (at, place)))
            {
                folds[at] = place % 10;
            }
        }

        var odds = new double[people.Length];
        for (var fold = 0; fold < 10; fold++)
        {
            var others = order.Where(at => folds[at] != fold).ToList();
            var model = standing.Learn([.. others.Select(at => people[at])], [.. others.Select(at => fraud[at])]);
            foreach (var at in order.Where(at => folds[at] == fold))
            {
                odds[at] = model.Probability(standing[people[at]].ToRow());
            }
        }

        return odds;
    }
}
