using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Conduct;

/// <summary>The practice answers; with that, or when its time has passed, the panel is drawn.</summary>
internal sealed class ReplyToNotice(CaseAccess access, ConductPapers papers, Panel panel, FactLog facts, TimeProvider clock)
{
    public async Task<Result<ConductCase>> Run(Guid id, string? words)
    {
        var found = await access.Of(id, Part.Respondent);
        if ((found.Refusal ?? found.Value.NotAt(ConductState.Noticed, "reply")) is { } no)
        {
            return no;
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        var held = found.Value;
        papers.Add(held, PaperKind.Reply, text.Value);
        held.RepliedAt = clock.Now();
        facts.Append("conduct.replied", ConductFacts.About(held), Sight.Practice, new { held.Number, silent = false });
        await panel.Open(held);
        return held;
    }
}

/// <summary>The practice said nothing in its time: the case goes on without its words.</summary>
internal sealed class ReplyDue(CollegiumDb db, Panel panel, FactLog facts) : ITimerHandler
{
    public const string TimerKind = "conduct.reply";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<ConductCase>(timer.About) is { State: ConductState.Noticed } held)
        {
            facts.Append("conduct.replied", ConductFacts.About(held), Sight.Practice, new { held.Number, silent = true });
            await panel.Open(held);
        }
    }
}
