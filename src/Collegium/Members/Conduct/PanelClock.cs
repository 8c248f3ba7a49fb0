using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A panel has the charter's days to hear, and again to decide: reminded at half time, then whoever runs the case is told, and told again.</summary>
internal sealed class PanelClock(CollegiumDb db, GovernanceDoor governance, TimeProvider clock)
{
    public async Task Start(ConductCase held, DateTime from)
    {
        var days = await DecideDays();
        held.PanelDue = from.AddDays(days);
        await db.Set<Database.Timer>().Where(t => t.About == held.Id && (t.Kind == PanelReminder.TimerKind || t.Kind == PanelOver.TimerKind || t.Kind == PanelSplit.TimerKind)).ExecuteDeleteAsync();
        db.SetTimer(clock, PanelReminder.TimerKind, held.Id, from.AddDays(days / 2.0));
        db.SetTimer(clock, PanelOver.TimerKind, held.Id, held.PanelDue.Value);
    }

    public async Task<bool> IsWhole(ConductCase held) =>
        await db.Set<PanelSeat>().CountAsync(s => s.CaseId == held.Id && s.Round == held.Round && s.State == SeatState.Sitting) >= await PanelSize();

    public async Task<int> DecideDays() => (await governance.Rules()).Conduct.DecideDays;

    public async Task<int> PanelSize() => (await governance.Rules()).Conduct.PanelSize;

    /// <summary>
    /// Those who haven't done their part: the whole panel while it hears nothing, later whoever has said nothing since: neither
    /// put a decision nor agreed or disagreed with one, whatever became of it. Where somebody is missing, nobody is to blame.
    /// </summary>
    public async Task<IReadOnlyList<PanelSeat>> Idle(ConductCase held)
    {
        var sitting = await db.Set<PanelSeat>().Where(s => s.CaseId == held.Id && s.Round == held.Round && s.State == SeatState.Sitting).OrderBy(s => s.Id).ToListAsync();
        if (!await IsWhole(held))
        {
            return [];
        }

        var spoke = held.State is ConductState.Hearing ? [] : await Spoke(held);
        return [.. sitting.Where(s => !spoke.Contains(s.Id))];
    }

    private async Task<IReadOnlyList<Guid>> Spoke(ConductCase held) =>
    [
        .. await db.Set<PanelVoice>().Where(v => v.At >= held.HeardAt && db.Set<PanelDecision>().Any(d => d.Id == v.DecisionId && d.CaseId == held.Id)).Select(v => v.SeatId).ToListAsync(),
        .. await db.Set<ConductPaper>().Where(p => p.CaseId == held.Id && p.Kind == PaperKind.Dissent && p.At >= held.HeardAt).Select(p => p.SeatId!.Value).ToListAsync(),
    ];
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

/// <summary>
/// The days have passed. Who was silent is on record, and whoever runs the case may replace them; a panel that spoke and is of
/// several minds has its days once more.
/// </summary>
internal sealed class PanelOver(CollegiumDb db, PanelClock days, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.panel";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<ConductCase>(timer.About) is not { State: ConductState.Hearing or ConductState.Heard, PanelDue: { } due } held || due > clock.Now() || !await days.IsWhole(held))
        {
            return;
        }

        var (idle, again) = (await days.Idle(held), clock.Now().AddDays(await days.DecideDays()));
        if (idle.Count > 0)
        {
            db.SetTimer(clock, TimerKind, held.Id, again);
            facts.Append("conduct.panel-overdue", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, seats = idle.Select(s => s.Id) });
            return;
        }

        held.PanelDue = again;
        db.SetTimer(clock, PanelSplit.TimerKind, held.Id, again);
        var sitting = await db.Set<PanelSeat>().Where(s => s.CaseId == held.Id && s.Round == held.Round && s.State == SeatState.Sitting).Select(s => s.Id).ToListAsync();
        facts.Append("conduct.split", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, seats = sitting, until = again });
    }
}
