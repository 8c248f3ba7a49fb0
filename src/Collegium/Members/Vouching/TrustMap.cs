namespace Collegium.Members.Vouching;

/// <summary>Somebody's place on the map.</summary>
/// <param name="Steps">How many words lie between the council and them; null where no chain of words leads there.</param>
internal sealed record MapPlace(NetMember Member, MapKind Kind, int? Steps, int X, int Y);

internal enum MapKind
{
    Council,
    Proven,
    Member,
    Short,
    Applicant,
    Out,
}

/// <summary>
/// Everybody in rings around the council, by how many words lie between: the same net gives the same picture. Whoever one vouches
/// for lies outwards in the same direction.
/// </summary>
internal sealed class TrustMap
{
    private const double Apart = 14;
    private const double Band = 46;
    private const double Nowhere = 2 * Math.PI;

    private readonly Net _net;
    private readonly Dictionary<Guid, int> _index;
    private readonly int?[] _steps;
    private readonly double[] _angles;
    private readonly ILookup<Guid, Guid> _words;

    private TrustMap(Net net)
    {
        _net = net;
        List<(NetMember Member, MapKind Kind)> shown = [.. net.Rows.Members.Select(m => (m, Kind: KindOf(net, m))).Where(s => s.Kind is not null).Select(s => (s.m, s.Kind!.Value))];
        _index = shown.Select((s, i) => (s.Member.Id, i)).ToDictionary(s => s.Id, s => s.i);
        (_steps, _angles) = (new int?[shown.Count], Enumerable.Repeat(Nowhere, shown.Count).ToArray());
        _words = net.Rows.Vouches.ToLookup(v => v.Voucher, v => v.Candidate);
        var (xs, ys) = (new int[shown.Count], new int[shown.Count]);
        var radius = 0.0;
        foreach (var level in Levels(shown))
        {
            radius = Place(level, radius, xs, ys);
        }

        Radius = (int)radius;
        Places = [.. shown.Select((s, i) => new MapPlace(s.Member, s.Kind, _steps[i], xs[i], ys[i]))];
        Ties = [.. net.Rows.Vouches.Where(v => _index.ContainsKey(v.Voucher) && _index.ContainsKey(v.Candidate)).Select(v => (_index[v.Voucher], _index[v.Candidate]))];
    }

    public IReadOnlyList<MapPlace> Places { get; }

    /// <summary>Who vouches for whom, by index of their places.</summary>
    public IReadOnlyList<(int From, int To)> Ties { get; }

    public int Radius { get; }

    public static TrustMap Of(Net net) => new(net);

    /// <summary>The index of somebody's place; null where they aren't on the map.</summary>
    public int? IndexOf(Guid practice) => _index.TryGetValue(practice, out var at) ? at : null;

    private static MapKind? KindOf(Net net, NetMember member) => member.Standing switch
    {
        Standing.Applicant => MapKind.Applicant,
        Standing.Suspended or Standing.Lapsed => MapKind.Out,
        Standing.Full or Standing.Provisional => net.Sources.GetValueOrDefault(member.Id) switch
        {
            VouchSource.Founder or VouchSource.Office => MapKind.Council,
            VouchSource.Proven => MapKind.Proven,
            _ => net.Rows.Short.Contains(member.Id) ? MapKind.Short : MapKind.Member,
        },
        _ => null,
    };

    private IEnumerable<List<int>> Levels(List<(NetMember Member, MapKind Kind)> shown)
    {
        var all = Enumerable.Range(0, shown.Count).ToList();
        var from = _net.Rows.Admissions.Where(a => a.From.Count > 0).ToDictionary(a => a.Practice, a => a.From[0]);
        var level = all.Where(i => shown[i].Kind is MapKind.Council).ToList();
        var next = all.Where(i => shown[i].Kind is MapKind.Proven)
            .Select(i => (Child: i, Parent: from.TryGetValue(shown[i].Member.Id, out var source) ? _index.GetValueOrDefault(source, -1) : -1)).ToList();
        level.ForEach(i => _steps[i] = 0);
        next.ForEach(n => _steps[n.Child] = 1);
        for (var step = 0; level.Count > 0 || next.Count > 0; step++)
        {
            Turn(level);
            yield return level;
            foreach (var voucher in level)
            {
                foreach (var candidate in _words[shown[voucher].Member.Id].Where(_index.ContainsKey).Select(c => _index[c]).Where(c => _steps[c] is null))
                {
                    _steps[candidate] = step + 1;
                    next.Add((candidate, voucher));
                }
            }

            level = [.. next.OrderBy(n => n.Parent < 0 ? Nowhere : _angles[n.Parent]).ThenBy(n => n.Child).Select(n => n.Child)];
            next = [];
        }

        var rest = all.Where(i => _steps[i] is null).ToList();
        Turn(rest);
        yield return rest;
    }

    private void Turn(List<int> level)
    {
        for (var i = 0; i < level.Count; i++)
        {
            _angles[level[i]] = 2 * Math.PI * (i + 0.5) / level.Count;
        }
    }

    /// <summary>Lays a level in as many rings as it needs.</summary>
    /// <returns>The outermost ring's radius.</returns>
    private double Place(List<int> level, double inner, int[] xs, int[] ys)
    {
        if (level.Count == 0)
        {
            return inner;
        }

        var first = inner + Band;
        var rings = 1;
        for (var room = Room(first); room < level.Count; rings++)
        {
            room += Room(first + rings * Apart);
        }

        for (var i = 0; i < level.Count; i++)
        {
            var radius = first + i % rings * Apart;
            (xs[level[i]], ys[level[i]]) = ((int)(radius * Math.Cos(_angles[level[i]])), (int)(radius * Math.Sin(_angles[level[i]])));
        }

        return first + (rings - 1) * Apart;
    }

    private static int Room(double radius) => (int)(2 * Math.PI * radius / Apart);
}
