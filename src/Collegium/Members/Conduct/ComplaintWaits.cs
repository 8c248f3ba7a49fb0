using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Nobody has taken a filed complaint: the secretary is reminded, and from the second time on the administrators too.</summary>
internal sealed class ComplaintWaits(CollegiumDb db, GovernanceDoor governance, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.waits";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<ConductCase>().SingleOrDefaultAsync(c => c.Id == timer.About) is not { State: ConductState.Filed } held)
        {
            return;
        }

        var days = (await governance.Rules()).Conduct.DeclareDays;
        var since = held.LookAgainAt ?? held.FiledAt;
        facts.Append("conduct.waits", ConductFacts.About(held), Sight.Officers, new { held.Number, since, again = clock.Now() >= since.AddDays(2 * days) });
        db.SetTimer(clock, TimerKind, held.Id, clock.Now().AddDays(days));
    }
}

/// <summary>Members can't fill a panel, and nobody named people from outside yet: the secretary is told again, and the administrators.</summary>
internal sealed class PanelShort(CollegiumDb db, PanelClock days, GovernanceDoor governance, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.short";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<ConductCase>().SingleOrDefaultAsync(c => c.Id == timer.About) is not { State: ConductState.Hearing } held)
        {
            return;
        }

        var called = await db.Set<PanelSeat>().CountAsync(s => s.CaseId == held.Id && s.Round == held.Round && (s.State == SeatState.Called || s.State == SeatState.Sitting));
        if (await days.PanelSize() - called is var missing && missing > 0)
        {
            facts.Append("conduct.short", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, missing, again = true });
            db.SetTimer(clock, TimerKind, held.Id, clock.Now().AddDays((await governance.Rules()).Conduct.DeclareDays));
        }
    }
}
