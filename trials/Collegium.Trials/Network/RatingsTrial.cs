using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>Some ratings are hidden: how near does the forecast come? (e1)</summary>
internal static class RatingsTrial
{
    public static readonly Trial Trial = new(
        "ratings",
        "hides ratings, a tenth by chance or the last fifth in time, and forecasts them",
        Chance.Averaged,
        [
            Option.File("ratings", "who rated whom and when: source,target,rating,time"),
            Option.Choice("split", "random", "hide a tenth by chance, or the last fifth", "random", "last"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var file = RatingFile.Read(arguments.Text("ratings"));
        var last = arguments.Text("split") == "last";
        Say($"protocol of e1 holdout{(last ? "; nothing is left to chance" : "; the tenth is this program's own chance, not numpy's")}");
        var chance = new Random(arguments.Seed);
        var hidden = file.Ratings.Select((_, at) => last ? at >= (int)(0.8 * file.Ratings.Length) : chance.NextDouble() < 0.1).ToArray();
        var known = file.Ratings.Where((_, at) => !hidden[at]).ToArray();
        var told = file.Ratings.Where((_, at) => hidden[at]).ToArray();
        var forecast = RatingForecast.Fit(file.Members.Count, known, last ? Outlook.Ahead : Outlook.Between);
        var fair = forecast.Explanation;
        var (error, likeness) = Judge(told, forecast.Expect);
        Say($"{known.Length} known, {told.Length} hidden: error {error:F4}, likeness {likeness:F3}");
        return new Measures
        {
            ["rmse"] = error,
            ["pcc"] = likeness,
            ["rmseBias"] = Judge(told, forecast.Biases.Expect).Error,
            ["rmseFairness"] = Judge(told, (source, target) => fair.Fairness[source] * fair.Goodness[target]).Error,
        };
    }

    private static (double Error, double Likeness) Judge(Rating[] told, Func<int, int, double> expect)
    {
        var expected = Array.ConvertAll(told, rating => expect(rating.Source, rating.Target));
        var (said, meant) = (told.Average(rating => rating.Value), expected.Average());
        double squares = 0, together = 0, ofSaid = 0, ofMeant = 0;
        for (var at = 0; at < told.Length; at++)
        {
            var (x, y) = (told[at].Value - said, expected[at] - meant);
            squares += Math.Pow(told[at].Value - expected[at], 2);
            together += x * y;
            ofSaid += x * x;
            ofMeant += y * y;
        }

        return (Math.Sqrt(squares / told.Length), ofSaid * ofMeant > 0 ? together / Math.Sqrt(ofSaid * ofMeant) : 0);
    }
}
