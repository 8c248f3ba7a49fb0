using Collegium.Trust;

namespace Collegium.Members.Regard;

/// <summary>Who may trust whom, and whose work is spoken of too badly to be asked. Safe for several threads at once.</summary>
internal sealed class RegardNet
{
    private const double Tolerance = 1e-7;
    private const int MostKept = 64;

    private readonly Lock _one = new();
    private readonly Dictionary<int, Trusted> _asked = [];
    private readonly Voices _voices;
    private readonly PersonalRank _rank;
    private readonly ILookup<int, Way> _into;
    private readonly Graph _graph;
    private readonly bool _knows;

    private RegardNet(RegardRows rows)
    {
        Rows = rows;
        _voices = new Voices(rows);
        List<Way> ways = [.. _voices.Between.Where(s => s.Value > 0 && IsMember(s.From) && IsMember(s.To) && _voices.Members[s.From].Standing is Standing.Full)
            .Select(s => new Way(s.From, s.To, ReferralGraph.Weight(s.Value), s.IsOpen))];
        _knows = ways.Count > 0;
        ways.AddRange(_voices.Council.Select(c => new Way(c.Source, c.Target, 1, false)));
        var given = ways.GroupBy(w => w.From).ToDictionary(g => g.Key, g => g.Sum(w => w.Weight));
        _graph = Graph.Directed(_voices.Members.Count + 1, [.. ways.Select(w => new Edge(w.From, w.To, w.Weight))]);
        _rank = new PersonalRank(_graph, ReferralGraph.Restart, Tolerance);
        _into = ways.Select(w => w with { Weight = w.Weight / given[w.From] }).ToLookup(w => w.To);
        Goodness = Good();
        BelowFloor = Goodness.Where(g => g.Value * 100 < rows.Net.Rules.GoodnessFloor).Select(g => g.Key).ToHashSet();
    }

    public RegardRows Rows { get; }

    public Voices Voices => _voices;

    /// <summary>What fair voices say of each practice's work, from −1 to 1, drawn to 0 where few have spoken; who has none is left out.</summary>
    public IReadOnlyDictionary<Guid, double> Goodness { get; }

    /// <summary>Practices the charter's floor keeps from being asked.</summary>
    public IReadOnlySet<Guid> BelowFloor { get; }

    public static RegardNet Build(RegardRows rows) => new(rows);

    /// <summary>
    /// Whom a practice may trust by way of those it trusts; without one, or where it has spoken for nobody yet, by way of the
    /// council. Null where nobody has spoken for anybody.
    /// </summary>
    public Trusted? Ask(Guid? asker)
    {
        if (!_knows)
        {
            return null;
        }

        var start = asker is { } practice && _voices.Find(practice) is { } own && IsMember(own) && _graph.Degree(own) > 0 ? own : _voices.Chapter;
        lock (_one)
        {
            if (!_asked.TryGetValue(start, out var known))
            {
                if (_asked.Count >= MostKept)
                {
                    _asked.Clear();
                }

                _rank.Ask(start);
                double[] ranks = [.. Enumerable.Range(0, _graph.Nodes).Select(node => Math.Max(0, _rank[node]))];
                _asked[start] = known = new Trusted(_voices, _into, ranks, start);
            }

            return known;
        }
    }

    private bool IsMember(int handle) => handle < _voices.Members.Count;

    private Dictionary<Guid, double> Good()
    {
        Rating[] judged = [.. _voices.Judged];
        var shrunk = FairnessGoodness.Solve(_voices.Count, judged).Shrunk(judged);
        return judged.Select(r => r.Target).Where(IsMember).Distinct().ToDictionary(t => _voices.Members[t].Id, t => shrunk[t]);
    }
}

/// <summary>A way trust may take, and the share of the giver's trust that takes it.</summary>
internal readonly record struct Way(int From, int To, double Weight, bool IsOpen);
