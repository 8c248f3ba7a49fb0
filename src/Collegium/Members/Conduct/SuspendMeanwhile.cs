using Collegium.Database;
using Collegium.Members.Practices;
using Collegium.Members.Standings;

namespace Collegium.Members.Conduct;

/// <summary>Keeps a practice off work once it was notified and before it was heard: with reasons, once in a case, and never longer than the charter says.</summary>
internal sealed class SuspendMeanwhile(CaseAccess access, ConductPapers papers, Sanctions sanctions, CollegiumDb db)
{
    public static readonly Refusal Used = new(
        "conduct.interim-used", "This case has kept the practice off work once already, and that can't be repeated. Let the panel decide.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, string? words)
    {
        var found = await access.Kept(id);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held.Round == 2 || held.State is ConductState.Filed or >= ConductState.Decided)
        {
            return held.NotAt(ConductState.Noticed, "keep the practice off work meanwhile")!;
        }

        var text = ConductText.Read(words);
        if ((held.InterimUntil is null ? await NotGood(held) ?? text.Refusal : Used) is { } wrong)
        {
            return wrong;
        }

        papers.Add(held, PaperKind.Interim, text.Value);
        await sanctions.HoldMeanwhile(held);
        return held;
    }

    /// <summary>One that is off work already, by the secretary or another case, may stay so by this one.</summary>
    private async Task<Refusal?> NotGood(ConductCase held) =>
        await db.Locked<Practice>(held.RespondentId) is { Standing: not (Standing.Full or Standing.Provisional or Standing.Suspended) } practice ? ChangeStanding.NotGood(practice.Standing) : null;
}
