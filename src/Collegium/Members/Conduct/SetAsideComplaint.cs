using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>
/// A complaint without grounds goes no further, with a reason the complainant reads. They may ask once for another look, which
/// another officer takes; the practice is never troubled with what nobody notified it of.
/// </summary>
internal sealed class SetAsideComplaint(CaseAccess access, ConductPapers papers, Sanctions sanctions, CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NoReason = new(
        "conduct.no-reason", "Choose why it is set aside: it is empty, it is not about conduct, or the same is dealt with already. What is in doubt goes to the practice by notice.", Field: "because");

    public async Task<Result<ConductCase>> Run(Guid id, NoGrounds? because, string? words)
    {
        var found = await access.Fresh(id, "set it aside", goesOn: false);
        if (found.Refusal is { } no)
        {
            return no;
        }

        if (because is not { } why || !Enum.IsDefined(why))
        {
            return NoReason;
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        var held = found.Value;
        (held.State, held.ClosedAt, held.SetAside, held.SetAsideAt, held.SetAsideBy) = (ConductState.Closed, clock.Now(), why, clock.Now(), db.Actor.Login);
        held.InterimUntil = held.InterimUntil > clock.Now() ? clock.Now() : held.InterimUntil;
        await sanctions.Hold(held);
        papers.Add(held, PaperKind.SetAside, text.Value);
        facts.Append("conduct.set-aside", ConductFacts.About(held), Sight.Client, new { held.Number, because = why, again = held.LookAgainAt is not null });
        return held;
    }
}

/// <summary>Who complained asks another officer to look at what was set aside: once, within the days an appeal has.</summary>
internal sealed class LookAgain(CaseAccess access, ConductPapers papers, CollegiumDb db, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotSetAside = new(
        "conduct.not-set-aside", "Another look is for a complaint that was set aside, and it is had once. The page says where this one stands.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, string? words)
    {
        var found = await access.Of(id, Part.Complainant | Part.Keeper);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, terms) = (found.Value, (await governance.Rules()).Conduct);
        if (held is not { State: ConductState.Closed, SetAsideAt: { } at, LookAgainAt: null })
        {
            return NotSetAside;
        }

        if (!CaseAccess.IsComplainant(db.Actor, held) && held.FiledBy is not null)
        {
            return FileAppeal.NotAgainstYou;
        }

        if (clock.Now() >= at.AddDays(terms.AppealDays))
        {
            return FileAppeal.Late(at.AddDays(terms.AppealDays));
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        (held.State, held.ClosedAt, held.SetAside, held.LookAgainAt) = (ConductState.Filed, null, null, clock.Now());
        await db.Set<Database.Timer>().Where(t => t.About == held.Id && t.Kind == ComplaintWaits.TimerKind).ExecuteDeleteAsync();
        db.SetTimer(clock, ComplaintWaits.TimerKind, held.Id, clock.Now().AddDays(terms.DeclareDays));
        papers.Add(held, PaperKind.LookAgain, text.Value);
        facts.Append("conduct.look-again", ConductFacts.About(held), Sight.Client, new { held.Number });
        return held;
    }
}
