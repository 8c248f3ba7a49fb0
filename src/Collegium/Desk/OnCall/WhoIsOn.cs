using System.Collections.Concurrent;
using Collegium.Facts;

namespace Collegium.Desk.OnCall;

/// <summary>One rotation's line on the board: who is on, and who is next.</summary>
internal sealed record OnNow(string Rotation, string Zone, ShiftShown Now, ShiftShown? Next);

/// <summary>Who is on now, kept in memory for the board until a shift ends or a fact changes it.</summary>
internal sealed class WhoIsOn : IFactFollower
{
    private static readonly string[] Kinds = ["rotation.", "override.", "practice.", "practitioner.", "charter."];

    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<OnNow> On, DateTime Until)> _known = new();
    private int _generation;

    public void Follow(Fact fact)
    {
        if (Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal)) && fact.Kind != "practitioner.load-changed")
        {
            Interlocked.Increment(ref _generation);
            _known.TryRemove(fact.ChapterId, out _);
        }
    }

    public async Task<IReadOnlyList<OnNow>> Of(Guid chapter, DateTime now, Func<Task<IReadOnlyList<OnNow>>> read)
    {
        if (_known.TryGetValue(chapter, out var known) && now < known.Until)
        {
            return known.On;
        }

        var (generation, on) = (Volatile.Read(ref _generation), await read());
        if (generation == Volatile.Read(ref _generation))
        {
            _known[chapter] = (on, on.Select(o => o.Now.To).Append(now.AddHours(1)).Min());
        }

        return on;
    }
}
