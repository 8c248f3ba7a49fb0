using Collegium.Members.Matching;
using Collegium.Members.Vouching;
using Collegium.Trust;

namespace Collegium.Members.Regard;

/// <summary>Recorded words as the engine of trust takes them: everybody who speaks or is spoken of has a number.</summary>
internal sealed class Voices
{
    /// <summary>What the chapter gives a client's word: it knows them, and knows little of their judgement.</summary>
    private const double ClientsCredit = 0.25;

    private readonly Handles<Guid> _handles = new();

    public Voices(RegardRows rows)
    {
        foreach (var member in rows.Net.Members)
        {
            _handles.Of(member.Id);
        }

        Members = rows.Net.Members;
        Chapter = _handles.Of(rows.Chapter);
        var words = rows.Words.Where(w => w.From != w.To).GroupBy(w => (w.From, w.To)).ToList();
        var sources = rows.Net.SourcesNow().Keys.ToHashSet();
        int[] council = [.. Members.Where(m => m.Standing is Standing.Full && (sources.Count == 0 || sources.Contains(m.Id))).Select(m => _handles.Of(m.Id))];
        HashSet<Guid> clients = [.. rows.Words.Where(w => w.Kind is WordKind.Client).Select(w => w.From)];
        Between = [.. words.Select(w => new Said(_handles.Of(w.Key.From), _handles.Of(w.Key.To), Math.Clamp(w.Sum(x => x.Value), -1, 1), w.Any(x => x.IsOpen)))];
        Judged = [.. words.SelectMany(g => g.Where(w => w.Judges).Select(w => new Rating(_handles.Of(w.From), _handles.Of(w.To), w.Value)))];
        Council = [.. council.Select(one => new Rating(Chapter, one, 1))];
        Clients = [.. clients.Select(one => new Rating(Chapter, _handles.Of(one), ClientsCredit))];
        Count = Members.Count + 1 + clients.Count;
    }

    /// <summary>By number, from 0.</summary>
    public IReadOnlyList<NetMember> Members { get; }

    /// <summary>The number of the chapter itself, where trust starts when no member asks.</summary>
    public int Chapter { get; }

    /// <summary>Above everybody's number: the members, the chapter, the clients that rated.</summary>
    public int Count { get; }

    /// <summary>One a pair: all that is said of the other, taken together.</summary>
    public IReadOnlyList<Said> Between { get; }

    /// <summary>What is said of work and conduct.</summary>
    public IReadOnlyList<Rating> Judged { get; }

    /// <summary>The chapter's own word for those trust starts with.</summary>
    public IReadOnlyList<Rating> Council { get; }

    public IReadOnlyList<Rating> Clients { get; }

    public int? Find(Guid practice) => _handles.Has(practice) ? _handles.Of(practice) : null;
}

/// <param name="From">A number.</param>
/// <param name="To">A number.</param>
/// <param name="Value">From −1 to 1.</param>
/// <param name="IsOpen">Whether every member may read that this one speaks for the other.</param>
internal readonly record struct Said(int From, int To, double Value, bool IsOpen);
