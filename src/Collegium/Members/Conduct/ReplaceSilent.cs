using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Conduct;

/// <summary>Whoever runs the case replaces those who let the days pass in silence, all of them or none; the next are drawn, and it is heard again.</summary>
internal sealed class ReplaceSilent(CaseAccess access, Panel panel, PanelClock days, FactLog facts, TimeProvider clock)
{
    public static Refusal NotYet(DateTime? due) => new(
        "conduct.not-overdue", FormattableString.Invariant($"The panel has until {due:d MMMM yyyy}. Before that nobody is taken off it."), RefusalKind.Conflict);

    public static readonly Refusal NobodyIdle = new(
        "conduct.not-idle", "Nobody on this panel is silent: each has put a decision, or agreed or disagreed with one. They stay, whatever they said.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id)
    {
        var found = await access.Kept(id);
        if ((found.Refusal ?? (found.Value.State is ConductState.Heard ? null : found.Value.NotAt(ConductState.Hearing, "replace panelists"))) is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held.PanelDue is not { } due || clock.Now() < due)
        {
            return NotYet(held.PanelDue);
        }

        if (await days.Idle(held) is not { Count: > 0 } idle)
        {
            return NobodyIdle;
        }

        foreach (var seat in idle)
        {
            facts.Append("conduct.replaced", ConductFacts.About(held), Sight.Officers, new { held.Number, seat = seat.Id });
        }

        await panel.Replace(held, idle, SeatState.Idle);
        return held;
    }
}
