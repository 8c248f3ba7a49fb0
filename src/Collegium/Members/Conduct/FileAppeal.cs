using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Conduct;

/// <summary>
/// Whom the decision went against asks others to decide anew: the practice a sanction, the complainant a dismissal. It goes to
/// a panel of which nobody was called the first time.
/// </summary>
internal sealed class FileAppeal(CaseAccess access, ConductPapers papers, Panel panel, FactLog facts, Here here, TimeProvider clock)
{
    public static readonly Refusal NotAgainstYou = new(
        "conduct.not-against-you", "Only the side a decision went against can appeal it: the practice a sanction, who complained a dismissal.", RefusalKind.Forbidden);

    public static Refusal Late(DateTime due) => new(
        "conduct.appeal-late", FormattableString.Invariant($"The time to appeal ended on {due:d MMMM yyyy}; the decision is final."), RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, string? words)
    {
        var found = await access.Of(id, Part.Respondent | Part.Complainant | Part.Keeper);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, now) = (found.Value, clock.Now());
        if (held is { Round: 1, AppealDue: { } due } && now >= due)
        {
            return Late(due);
        }

        if (held.NotAt(ConductState.Decided, "appeal") is { } wait)
        {
            return wait;
        }

        var byRespondent = held.Sanction is not Sanction.Dismissed;
        if (!MayAppeal(CaseAccess.PartIn(here.Actor, held, null), held, byRespondent))
        {
            return NotAgainstYou;
        }

        var text = ConductText.Read(words);
        if (text.Refusal is { } wrong)
        {
            return wrong;
        }

        (held.Round, held.AppealedAt, held.AppealByRespondent, held.HeardAt) = (2, now, byRespondent, null);
        papers.Add(held, PaperKind.Appeal, text.Value);
        facts.Append(
            "conduct.appealed", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, byRespondent },
            CaseAccess.IsComplainant(here.Actor, held) || byRespondent ? null : "client");
        await panel.Open(held);
        return held;
    }

    /// <summary>For a complainant who was on the phone, whoever runs the case writes it down.</summary>
    private static bool MayAppeal(Part part, ConductCase held, bool byRespondent) => byRespondent ? part.HasFlag(Part.Respondent)
        : part.HasFlag(Part.Complainant) || (part.HasFlag(Part.Keeper) && held.FiledBy is null && held.From is ComplaintFrom.Client or ComplaintFrom.Member);
}
