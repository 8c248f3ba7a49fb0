using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;

namespace Collegium.Members.Conduct;

/// <summary>The practice hears what it is said to have done and against which rules, and has the charter's days to answer.</summary>
internal sealed class SendNotice(CaseAccess access, ConductPapers papers, CollegiumDb db, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    public async Task<Result<ConductCase>> Run(Guid id, IReadOnlyCollection<string>? codes, string? words)
    {
        var found = await access.Fresh(id, "send the notice", goesOn: true);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (grounds, text) = (ConductRule.Grounds(codes), ConductText.Read(words));
        if ((grounds.Refusal ?? text.Refusal) is { } wrong)
        {
            return wrong;
        }

        var (held, now) = (found.Value, clock.Now());
        var due = now.AddDays((await governance.Rules()).Conduct.ReplyDays);
        (held.Grounds, held.State, held.NoticedAt, held.ReplyDue) = (grounds.Value, ConductState.Noticed, now, due);
        papers.Add(held, PaperKind.Notice, text.Value);
        db.SetTimer(clock, ReplyDue.TimerKind, held.Id, due);
        facts.Append(
            "conduct.noticed", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, grounds = held.Grounds.Split(' '), due });
        return held;
    }
}
