using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A panelist says why they don't stand behind what was proposed. Who says so isn't silent, and nobody may take them off the panel for it.</summary>
internal sealed class DisagreeDecision(CaseAccess access, ConductPapers papers, PanelVoices voices, CollegiumDb db, FactLog facts)
{
    public static readonly Refusal Spoken = new(
        "conduct.spoken", "You have said already how you stand on this decision. If you see it otherwise now, agree with it or put another one before the panel.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, Guid? decision, string? words)
    {
        var found = await access.Sitting(id, ConductState.Heard, "decide");
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, seat) = found.Value;
        if ((await voices.Open(held)).SingleOrDefault(d => d.Id == decision) is not { } open)
        {
            return AgreeDecision.Gone;
        }

        if (await db.Set<PanelVoice>().AnyAsync(v => v.DecisionId == open.Id && v.SeatId == seat.Id)
            || await db.Set<ConductPaper>().AnyAsync(p => p.CaseId == held.Id && p.Kind == PaperKind.Dissent && p.SeatId == seat.Id && p.At >= open.ProposedAt))
        {
            return Spoken;
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        papers.Add(held, PaperKind.Dissent, text.Value, seat.Name, seat.Id);
        facts.Append("conduct.disagreed", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, decision = open.Id });
        return held;
    }
}
