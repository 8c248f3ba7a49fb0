using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A panelist writes down what was said at the hearing: not before its day, and with everybody declared.</summary>
internal sealed class RecordHearing(
    CaseAccess access, ConductPapers papers, CollegiumDb db, PanelClock days, FactLog facts, TimeProvider clock)
{
    public static Refusal Short(int sitting, int size) => new(
        "conduct.panel-short", $"{sitting} of {size} panelists have declared and sit. A case is heard by the whole panel; wait for the others.", RefusalKind.Conflict);

    public static Refusal TooEarly(DateTime from) => new(
        "conduct.too-early", FormattableString.Invariant($"The hearing can't be before {from:d MMMM yyyy, h:mm tt} UTC: both sides have until then to prepare."), RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, string? words)
    {
        var found = await access.Sitting(id, ConductState.Hearing, "record the hearing");
        if (found.Refusal is { } no)
        {
            return no;
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        var (held, now, size) = (found.Value.Case, clock.Now(), await days.PanelSize());
        var sitting = await db.Set<PanelSeat>().CountAsync(s => s.CaseId == id && s.Round == held.Round && s.State == SeatState.Sitting);
        if (sitting < size)
        {
            return Short(sitting, size);
        }

        if (now < held.HearingFrom)
        {
            return TooEarly(held.HearingFrom!.Value);
        }

        (held.State, held.HeardAt) = (ConductState.Heard, now);
        await days.Start(held, now);
        papers.Add(held, PaperKind.Minutes, text.Value, found.Value.Seat.Name, found.Value.Seat.Id);
        facts.Append("conduct.heard", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, held.Round });
        return held;
    }
}
