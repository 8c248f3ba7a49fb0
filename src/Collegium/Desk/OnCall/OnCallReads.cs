using Collegium.Database;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

internal sealed record OnCallPerson(Guid Id, string Name, Guid Practice, string PracticeName, string Phone);

/// <summary>Who is on from when to when; nobody where <paramref name="Who"/> is empty. <paramref name="Because"/>: turn, override, swap.</summary>
internal sealed record ShiftShown(DateTime From, DateTime To, OnCallPerson? Who, string Because, Guid? Override);

internal sealed record ShiftWordShown(DateTime At, string By, string Text);

internal sealed record GapShown(DateTime From, DateTime To, OnCallPerson? Away);

internal sealed record SwapShown(
    Guid Id, Guid Rotation, OnCallPerson? OfferedBy, OnCallPerson? OfferedTo, DateTime From, DateTime To, DateTime? ReturnFrom, DateTime? ReturnTo, SwapState State,
    DateTime OfferedAt);

internal sealed record RotationShown(
    Guid Id, string Name, string Zone, bool RoundTheClock, int Version, IReadOnlyList<Layer> Layers, ShiftShown? Now, ShiftShown? Next,
    IReadOnlyList<ShiftShown> Plan, IReadOnlyList<GapShown> Gaps, IReadOnlyList<SwapShown> Swaps)
{
    /// <summary>What was left for the next in the last week, newest first.</summary>
    public required IReadOnlyList<ShiftWordShown> Words { get; init; }
}

/// <summary>Who is on call, for pages and programs.</summary>
internal sealed class OnCallReads(CollegiumDb db, OnCallBook book, FindGaps finding, WhoIsOn known, TimeProvider clock)
{
    public async Task<IReadOnlyList<RotationShown>> All()
    {
        var shown = new List<RotationShown>();
        foreach (var planned in await book.All(clock.Now()))
        {
            shown.Add(await Show(planned));
        }

        return shown;
    }

    public async Task<RotationShown?> Find(Guid id) => await book.Find(id, clock.Now()) is { } planned ? await Show(planned) : null;

    /// <summary>Each rotation's name with who is on now and who is next.</summary>
    public Task<IReadOnlyList<OnNow>> Now() => known.Of(db.Chapter, clock.Now(), async () =>
    {
        var (now, shown) = (clock.Now(), new List<OnNow>());
        foreach (var planned in await book.All(now))
        {
            var (on, next) = NowAndNext(planned, now);
            shown.Add(new OnNow(planned.Rotation.Name, planned.Rotation.Zone, on, next));
        }

        return (IReadOnlyList<OnNow>)shown;
    });

    public static OnCallPerson? Person(Roster roster, Guid? id) => id is { } known && roster.People.TryGetValue(known, out var card)
        ? new OnCallPerson(card.Id, card.Name, card.Practice, roster.Practices[card.Practice].Name, card.Phone) : null;

    private async Task<RotationShown> Show(Planned planned)
    {
        var (rotation, now, swapped) = (planned.Rotation, clock.Now(), new HashSet<Guid>());
        swapped.UnionWith(await db.Set<Override>().Where(o => o.RotationId == rotation.Id && o.SwapId != null && o.ToUtc > now).Select(o => o.Id).ToListAsync());
        var plan = planned.Plan.Between(now, now.AddDays(7 * FindGaps.Weeks)).Select(s => Shown(planned, s, swapped)).ToList();
        var swaps = await db.Set<Swap>().AsNoTracking().Where(s => s.RotationId == rotation.Id && (s.State == SwapState.Offered || s.ToUtc > now))
            .OrderByDescending(s => s.OfferedAt).Take(30).ToListAsync();
        var (on, next) = NowAndNext(planned, now);
        return new RotationShown(
            rotation.Id, rotation.Name, rotation.Zone, rotation.RoundTheClock, rotation.Version, rotation.Read(), on, next, plan,
            [.. (await finding.Ahead(planned, now)).Select(g => new GapShown(g.From, g.To, Person(planned.Roster, g.Away)))],
            [.. swaps.Select(s => new SwapShown(
                s.Id, s.RotationId, Person(planned.Roster, s.OfferedBy), Person(planned.Roster, s.OfferedTo), s.FromUtc, s.ToUtc, s.ReturnFromUtc, s.ReturnToUtc,
                s.State, s.OfferedAt))])
        {
            Words = [.. (await Left(rotation.Id, now)).Select(w => new ShiftWordShown(w.At, Person(planned.Roster, w.PractitionerId)?.Name ?? StoryNames.Former, w.Text))],
        };
    }

    private Task<List<ShiftWord>> Left(Guid rotation, DateTime now)
    {
        var since = now.AddDays(-7);
        return db.Set<ShiftWord>().AsNoTracking().Where(w => w.RotationId == rotation && w.At > since).OrderByDescending(w => w.At).Take(5).ToListAsync();
    }

    /// <summary>The shift that runs, from its beginning, and the next that somebody else or nobody has.</summary>
    private static (ShiftShown Now, ShiftShown? Next) NowAndNext(Planned planned, DateTime now)
    {
        var ahead = planned.Plan.Between(now.AddDays(-31), now.AddDays(62));
        var on = ahead.First(s => s.To > now);
        var next = ahead.FirstOrDefault(s => s.From >= on.To && s.Person is not null && s.Person != on.Person);
        return (Shown(planned, on, []), next is null ? null : Shown(planned, next, []));
    }

    private static ShiftShown Shown(Planned planned, Stretch s, HashSet<Guid> swapped) => new(
        s.From, s.To, Person(planned.Roster, s.Person), s.Override is { } o ? swapped.Contains(o) ? "swap" : "override" : "turn", s.Override);
}
