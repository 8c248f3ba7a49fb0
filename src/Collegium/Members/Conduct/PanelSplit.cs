using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Everybody spoke, twice the days have passed, and nothing has most of the panel behind it: nothing is shown, and on appeal nothing is changed.</summary>
internal sealed class PanelSplit(CollegiumDb db, ConductPapers papers, PanelVoices voices, Sanctions sanctions, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.split";

    private const string Dismissed = "Everybody on the panel has spoken, and no decision has most of it behind it. The complaint is dismissed for want of a majority, as the rules of conduct say.";
    private const string Stands = "Everybody on the panel has spoken, and no decision has most of it behind it. The first decision stands for want of a majority, as the rules of conduct say.";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<ConductCase>(timer.About) is not { State: ConductState.Heard, PanelDue: { } due } held || due > clock.Now())
        {
            return;
        }

        var (now, first) = (clock.Now(), await db.Set<PanelDecision>().SingleOrDefaultAsync(d => d.CaseId == held.Id && d.Round < held.Round && d.CarriedAt != null));
        foreach (var open in await voices.Open(held))
        {
            open.ReplacedAt = now;
        }

        var made = new PanelDecision
        {
            Id = clock.NewId(),
            CaseId = held.Id,
            Round = held.Round,
            Sanction = first?.Sanction ?? Sanction.Dismissed,
            Days = first?.Days,
            PaperId = papers.Add(held, PaperKind.Decision, first is null ? Dismissed : Stands, "The rules of conduct").Id,
            SeatId = Guid.Empty,
            ProposedAt = now,
            CarriedAt = now,
        };
        db.Add(made);
        await db.SaveChangesAsync();
        await sanctions.Decide(held, made);
    }
}
