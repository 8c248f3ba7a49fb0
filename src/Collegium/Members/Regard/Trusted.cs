using Collegium.Members.Vouching;

namespace Collegium.Members.Regard;

/// <summary>How far one who asks may trust each practice, and by way of whom.</summary>
internal sealed class Trusted
{
    private readonly Voices _voices;
    private readonly ILookup<int, Way> _into;
    private readonly double[] _ranks;
    private readonly int _start;

    public Trusted(Voices voices, ILookup<int, Way> into, double[] ranks, int start)
    {
        (_voices, _into, _ranks, _start) = (voices, into, ranks, start);
        double members = voices.Members.Count(m => m.IsMember);
        Shares = voices.Members.Select((m, handle) => (m.Id, Usual: ranks[handle] * members))
            .Where(m => m.Usual > 0).ToDictionary(m => m.Id, m => m.Usual / (1 + m.Usual));
    }

    /// <summary>From 0 to 1, ½ at the trust a usual member has; who is out of reach is left out.</summary>
    public IReadOnlyDictionary<Guid, double> Shares { get; }

    /// <summary>By way of whom, in words. Names nobody whose word isn't open to all members.</summary>
    public string Words(Guid practice)
    {
        var ways = _voices.Find(practice) is { } handle ? _into[handle].Where(w => _ranks[w.From] > 0).ToList() : [];
        if (_start != _voices.Chapter && ways.Exists(w => w.From == _start))
        {
            return "You know their work yourselves";
        }

        List<NetMember> through = [.. ways.Where(w => w.IsOpen).OrderByDescending(w => _ranks[w.From] * w.Weight).ThenBy(w => w.From).Take(2).Select(w => _voices.Members[w.From])];
        return through.Count > 0 ? $"Trusted through {VouchWords.Names(through)}"
            : ways.Exists(w => w.From != _voices.Chapter) ? "Members looked at their work and found it good"
            : ways.Count > 0 ? "One of those the chapter’s trust starts with"
            : _start == _voices.Chapter ? "Hangs on nobody the council knows yet" : "Hangs on nobody you know yet";
    }
}
