using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A panel has the charter's days to hear, and again to decide: reminded at half time, then whoever runs the case is told.</summary>
internal sealed class PanelClock(CollegiumDb db, GovernanceDoor governance, TimeProvider clock)
{
    public async Task Start(ConductCase held, DateTime from)
    {
        var days = (await governance.Rules()).Conduct.DecideDays;
        held.PanelDue = from.AddDays(days);
        await db.Set<Database.Timer>().Where(t => t.About == held.Id && (t.Kind == PanelReminder.TimerKind || t.Kind == PanelOver.TimerKind)).ExecuteDeleteAsync();
        db.SetTimer(clock, PanelReminder.TimerKind, held.Id, from.AddDays(days / 2.0));
        db.SetTimer(clock, PanelOver.TimerKind, held.Id, held.PanelDue.Value);
    }

    public async Task<bool> IsWhole(ConductCase held) =>
        await db.Set<PanelSeat>().CountAsync(s => s.CaseId == held.Id && s.Round == held.Round && s.State == SeatState.Sitting) >= await PanelSize();

    public async Task<int> PanelSize() => (await governance.Rules()).Conduct.PanelSize;

    /// <summary>
    /// Those who haven't done their part: the whole panel while it hears nothing, later whoever stands behind no decision. Where
    /// somebody is missing on it, nobody is to blame.
    /// </summary>
    public async Task<IReadOnlyList<PanelSeat>> Idle(ConductCase held)
    {
        var sitting = await db.Set<PanelSeat>().Where(s => s.CaseId == held.Id && s.Round == held.Round && s.State == SeatState.Sitting).OrderBy(s => s.Id).ToListAsync();
        if (!await IsWhole(held))
        {
            return [];
        }

        var spoke = held.State is ConductState.Hearing ? [] : await db.Set<PanelVoice>()
            .Where(v => db.Set<PanelDecision>().Any(d => d.Id == v.DecisionId && d.CaseId == held.Id && d.Round == held.Round && d.ReplacedAt == null)).Select(v => v.SeatId).ToListAsync();
        return [.. sitting.Where(s => !spoke.Contains(s.Id))];
    }
}

internal sealed class PanelReminder(CollegiumDb db, PanelClock days, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.panel-reminder";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<ConductCase>().SingleOrDefaultAsync(c => c.Id == timer.About) is { State: ConductState.Hearing or ConductState.Heard, PanelDue: { } due } held
            && due - clock.Now() is var left && left > TimeSpan.Zero && await days.Idle(held) is { Count: > 0 } idle)
        {
            facts.Append("conduct.panel-reminded", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, seats = idle.Select(s => s.Id), due });
        }
    }
}

/// <summary>The days have passed. It is on record, and whoever runs the case may replace those who were silent.</summary>
internal sealed class PanelOver(CollegiumDb db, PanelClock days, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.panel";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<ConductCase>().SingleOrDefaultAsync(c => c.Id == timer.About) is { State: ConductState.Hearing or ConductState.Heard, PanelDue: { } due } held && due <= clock.Now()
            && await days.Idle(held) is { Count: > 0 } idle)
        {
            facts.Append("conduct.panel-overdue", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, seats = idle.Select(s => s.Id) });
        }
    }
}

/// <summary>Whoever runs the case replaces a panelist who let the days pass; the next is drawn, and it is heard again.</summary>
internal sealed class ReplacePanelist(CaseAccess access, Panel panel, PanelClock days, FactLog facts, TimeProvider clock)
{
    public static Refusal NotYet(DateTime? due) => new(
        "conduct.not-overdue", FormattableString.Invariant($"The panel has until {due:d MMMM yyyy}. Before that nobody is taken off it."), RefusalKind.Conflict);

    public static readonly Refusal NotIdle = new(
        "conduct.not-idle", "This panelist isn't one of those who stayed silent, so they stay. Choose one of those the page names.", Field: "seat");

    public async Task<Result<ConductCase>> Run(Guid id, Guid? seat)
    {
        var found = await access.Kept(id);
        if ((found.Refusal ?? (found.Value.State is ConductState.Heard ? null : found.Value.NotAt(ConductState.Hearing, "replace a panelist"))) is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held.PanelDue is not { } due || clock.Now() < due)
        {
            return NotYet(held.PanelDue);
        }

        if ((await days.Idle(held)).FirstOrDefault(s => s.Id == seat) is not { } idle)
        {
            return NotIdle;
        }

        facts.Append("conduct.replaced", ConductFacts.About(held), Sight.Officers, new { held.Number, seat = idle.Id });
        await panel.Replace(held, idle, SeatState.Idle);
        return held;
    }
}
