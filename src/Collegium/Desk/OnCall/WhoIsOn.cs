using Collegium.Facts;

namespace Collegium.Desk.OnCall;

/// <summary>One rotation's line on the board: who is on, and who is next.</summary>
internal sealed record OnNow(string Rotation, string Zone, ShiftShown Now, ShiftShown? Next);

/// <summary>Who is on now, kept in memory for the board until a shift ends or a fact changes it.</summary>
internal sealed class WhoIsOn : IFactFollower
{
    private static readonly string[] Kinds = ["rotation.", "override.", "practice.", "practitioner.", "charter."];

    private readonly LastRead<Guid, Known> _known = new();

    private sealed record Known(IReadOnlyList<OnNow> On, DateTime Until);

    public void Begin() => _known.LetAllGo();

    public void Follow(Fact fact)
    {
        if (Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal)) && fact.Kind != "practitioner.load-changed")
        {
            _known.LetGo(fact.ChapterId);
        }
    }

    public async Task<IReadOnlyList<OnNow>> Of(Guid chapter, DateTime now, Func<Task<IReadOnlyList<OnNow>>> read)
    {
        var known = await _known.Of(
            chapter,
            async () =>
            {
                var on = await read();
                return new(on, on.Select(o => o.Now.To).Append(now.AddHours(1)).Min());
            },
            still: k => now < k.Until);
        return known!.On;
    }
}
