using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Competing;
using Collegium.Members.Matching;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Calls the panel of a round: draws who is missing, and replaces who can't sit.</summary>
internal sealed class Panel(CollegiumDb db, Competitors competitors, GovernanceDoor governance, FactLog facts, PanelClock days, TimeProvider clock)
{
    private const int LooksBackMonths = 24;

    /// <summary>The case goes before a panel: nothing is heard before everybody could prepare.</summary>
    public async Task Open(ConductCase held)
    {
        (held.State, held.HearingFrom) = (ConductState.Hearing, clock.Now().AddDays((await governance.Rules()).Conduct.HearingDays));
        held.PanelDue = null;
        await Call(held);
    }

    /// <summary>Somebody has declared no interest. From the last of them on the panel has its days, from the day it may hear at the earliest.</summary>
    public async Task Sits(ConductCase held)
    {
        await db.SaveChangesAsync();
        if (held.State is ConductState.Hearing && await days.IsWhole(held))
        {
            await days.Start(held, held.HearingFrom > clock.Now() ? held.HearingFrom.Value : clock.Now());
        }
    }

    /// <summary>These can't sit; whoever is next is drawn, and what was heard without them is heard again.</summary>
    public async Task Replace(ConductCase held, IEnumerable<PanelSeat> seats, SeatState because)
    {
        foreach (var seat in seats)
        {
            seat.State = because;
        }

        foreach (var open in await db.Set<PanelDecision>().Where(d => d.CaseId == held.Id && d.CarriedAt == null && d.ReplacedAt == null).ToListAsync())
        {
            open.ReplacedAt = clock.Now();
        }

        (held.State, held.HeardAt, held.PanelDue) = (ConductState.Hearing, null, null);
        await Call(held);
    }

    /// <summary>Why a practice can't sit on this case, in words; null where it can.</summary>
    public async Task<string?> WhyNot(ConductCase held, Guid practice) => (await Barred(held, [practice])).GetValueOrDefault(practice);

    private async Task Call(ConductCase held)
    {
        await db.SaveChangesAsync();
        var (terms, now) = ((await governance.Rules()).Conduct, clock.Now());
        var called = await db.Set<PanelSeat>().Where(s => s.CaseId == held.Id).ToListAsync();
        var missing = terms.PanelSize - called.Count(s => s.Round == held.Round && s.IsOpen);
        var drawn = await Draw(held, called);
        List<PanelSeat> seats = [.. PanelDraw.Order(held.Id, held.Round, drawn.From).Take(missing).Select(p => new PanelSeat
        {
            Id = clock.NewId(), CaseId = held.Id, Round = held.Round, PracticeId = p, CalledAt = now,
        })];
        db.Add(new PanelDrawing { Id = clock.NewId(), CaseId = held.Id, Round = held.Round, Record = drawn.Json(), At = now });
        foreach (var seat in seats)
        {
            db.Add(seat);
            db.SetTimer(clock, DeclarationDue.TimerKind, seat.Id, now.AddDays(terms.DeclareDays));
        }

        facts.Append(
            "conduct.called", ConductFacts.About(held), Sight.Practice | Sight.Client,
            new { held.Number, held.Round, seats = seats.Select(s => s.Id), missing = missing - seats.Count });
        await Short(held, missing - seats.Count, now.AddDays(terms.DeclareDays));
        await db.SaveChangesAsync();
    }

    private async Task Short(ConductCase held, int missing, DateTime again)
    {
        await db.Set<Database.Timer>().Where(t => t.About == held.Id && t.Kind == PanelShort.TimerKind).ExecuteDeleteAsync();
        if (missing > 0)
        {
            facts.Append("conduct.short", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, missing, again = false });
            db.SetTimer(clock, PanelShort.TimerKind, held.Id, again);
        }
    }

    private async Task<Drawn> Draw(ConductCase held, IReadOnlyList<PanelSeat> called)
    {
        var members = await db.Set<Practice>().AsNoTracking().Where(p => p.Standing == Standing.Full).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        var since = clock.Now().AddMonths(-LooksBackMonths);
        var sat = await db.Set<PanelSeat>().Where(s => s.CaseId != held.Id && s.State == SeatState.Sitting && s.CalledAt > since && s.PracticeId != null)
            .GroupBy(s => s.PracticeId!.Value).Select(g => new { g.Key, Times = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Times);
        var barred = await Barred(held, members);
        foreach (var seat in called.Where(s => s.PracticeId is not null))
        {
            barred.TryAdd(seat.PracticeId!.Value, "it was called in this case before");
        }

        return new Drawn(
            [.. members.Where(m => !barred.ContainsKey(m)).Select(m => new Drawable(m, sat.GetValueOrDefault(m)))],
            [.. members.Where(barred.ContainsKey).Select(m => new NotDrawable(m, barred[m]))]);
    }

    private async Task<Dictionary<Guid, string>> Barred(ConductCase held, IReadOnlyCollection<Guid> practices)
    {
        Guid[] sides = [held.RespondentId, .. held.ComplainantPractice is { } other ? [other] : Array.Empty<Guid>()];
        var barred = sides.Where(practices.Contains).ToDictionary(s => s, _ => "it is a side of this case");
        foreach (var one in (await competitors.Among(sides, practices)).Competing)
        {
            barred.TryAdd(one.Practice, $"it competes with a side: {one.Why}");
        }

        foreach (var one in await OfClient(held.ComplainantClient))
        {
            barred.TryAdd(one, "it has to do with the client who complains");
        }

        foreach (var one in await db.Set<Login>().Where(l => l.ChapterId == db.Chapter && l.PracticeId != null && (l.Roles & CaseAccess.Keepers) != 0)
            .Select(l => l.PracticeId!.Value).ToListAsync())
        {
            barred.TryAdd(one, "one of its people runs conduct cases");
        }

        return barred;
    }

    private async Task<IReadOnlyList<Guid>> OfClient(Guid? client)
    {
        if (client is not { } known)
        {
            return [];
        }

        var since = clock.Now().AddMonths(-(await governance.Rules()).CompetitorMonths);
        return [
            .. await db.Set<SharedHistory>().Where(h => h.ClientId == known && h.LastAt >= since).Select(h => h.PracticeId).ToListAsync(),
            .. await db.Set<Tie>().Where(t => t.ClientId == known).Select(t => t.PracticeId).ToListAsync()];
    }
}

/// <summary>Who was called declared nothing in time: the next is drawn, so that nobody can hold a case up by silence.</summary>
internal sealed class DeclarationDue(CollegiumDb db, Panel panel, FactLog facts) : ITimerHandler
{
    public const string TimerKind = "conduct.declaration";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<PanelSeat>().SingleOrDefaultAsync(s => s.Id == timer.About) is not { State: SeatState.Called } seat
            || await db.Locked<ConductCase>(seat.CaseId) is not { State: ConductState.Hearing or ConductState.Heard } held || held.Round != seat.Round)
        {
            return;
        }

        facts.Append("conduct.replaced", ConductFacts.About(held), Sight.Officers, new { held.Number, seat = seat.Id });
        await panel.Replace(held, [seat], SeatState.Silent);
    }
}
