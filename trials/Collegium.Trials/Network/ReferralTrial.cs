using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>Some of whom a member trusts are hidden: does each come among the first ten of five hundred others? (e7)</summary>
internal static class ReferralTrial
{
    private const double Trusted = 0.2;

    public static readonly Trial Trial = new(
        "referral",
        "hides members somebody trusts, and looks for each among five hundred he doesn't know",
        Chance.Averaged,
        [
            Option.File("ratings", "who rated whom and when: source,target,rating,time"),
            Option.Choice("split", "random", "hide a fifth by chance, or the last fifth", "random", "last"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var file = RatingFile.Read(arguments.Text("ratings"));
        var chance = new Random(arguments.Seed);
        var hidden = Hidden(file, arguments.Text("split") == "last", chance);
        var known = file.Ratings.Where((_, at) => !hidden[at]).ToArray();
        Say($"protocol of e7, walking the engine's referral network; what is hidden and who stands by is this program's own chance, not numpy's");
        var crowd = new Crowd(file, known, chance);
        var graph = ReferralGraph.From(file.Members.Count, known);
        var rank = new PersonalRank(graph, ReferralGraph.Restart);
        var asked = file.Ratings.Where((rating, at) => hidden[at] && rating.Value >= Trusted && crowd.Knows(rating)).GroupBy(rating => rating.Source);
        var (byRank, byFame) = (new List<(double Random, double Popular)>(), new List<(double Random, double Popular)>());
        foreach (var member in asked.OrderBy(group => group.Key))
        {
            rank.Ask(member.Key);
            foreach (var target in member.Select(rating => rating.Target))
            {
                var (random, popular) = (crowd.Others(member.Key, popular: false), crowd.Others(member.Key, popular: true));
                byRank.Add((Place(target, random, node => rank[node]), Place(target, popular, node => rank[node])));
                byFame.Add((Place(target, random, crowd.Fame), Place(target, popular, crowd.Fame)));
            }
        }

        if (byRank.Count == 0)
        {
            throw new BadArguments($"{arguments.Text("ratings")} hides nobody to look for: members there rate too few.");
        }

        var measures = new Measures
        {
            ["hit10Random"] = byRank.Average(place => place.Random <= 10 ? 1.0 : 0),
            ["hit10Popular"] = byRank.Average(place => place.Popular <= 10 ? 1.0 : 0),
            ["mrr"] = byRank.Average(place => 1 / place.Random),
            ["hit10RandomByFame"] = byFame.Average(place => place.Random <= 10 ? 1.0 : 0),
            ["hit10PopularByFame"] = byFame.Average(place => place.Popular <= 10 ? 1.0 : 0),
        };
        Say($"{byRank.Count} looked for: among the first ten {measures["hit10Random"]:F4}, by fame {measures["hit10RandomByFame"]:F4}");
        return measures;
    }

    private static bool[] Hidden(RatingFile file, bool last, Random chance)
    {
        var given = file.Ratings.CountBy(rating => rating.Source).ToDictionary();
        return [.. file.Ratings.Select((rating, at) => last
            ? at >= (int)(0.8 * file.Ratings.Length)
            : chance.NextDouble() < 0.2 && given[rating.Source] >= 10)];
    }

    /// <summary>The place among the others, ties half.</summary>
    private static double Place(int target, List<int> others, Func<int, double> score) =>
        1 + others.Count(other => score(other) > score(target)) + 0.5 * others.Count(other => score(other) == score(target));

    /// <summary>Who stands by: members somebody rated, drawn evenly or by how many rated them.</summary>
    private sealed class Crowd(RatingFile file, Rating[] known, Random chance)
    {
        private readonly Dictionary<int, int> _given = known.CountBy(rating => rating.Source).ToDictionary();
        private readonly HashSet<(int, int)> _rated = [.. file.Ratings.Select(rating => (rating.Source, rating.Target))];
        private readonly int[] _drawn = [.. known.Select(rating => rating.Target)];
        private readonly int[] _people = [.. known.Select(rating => rating.Target).Distinct().Order()];
        private readonly Dictionary<int, double> _fame = known.Where(rating => rating.Value > 0)
            .GroupBy(rating => rating.Target).ToDictionary(group => group.Key, group => group.Sum(rating => rating.Value));

        public bool Knows(Rating rating) => _given.GetValueOrDefault(rating.Source) >= 3 && Array.BinarySearch(_people, rating.Target) >= 0;

        public double Fame(int node) => _fame.GetValueOrDefault(node);

        public List<int> Others(int member, bool popular)
        {
            var others = new List<int>(500);
            for (var draw = 0; draw < 700 && others.Count < 500; draw++)
            {
                var drawn = popular ? _drawn[chance.Next(_drawn.Length)] : _people[chance.Next(_people.Length)];
                if (drawn != member && !_rated.Contains((member, drawn)))
                {
                    others.Add(drawn);
                }
            }

            return others;
        }
    }
}
