using Collegium.Database;
using Collegium.Members.Conduct;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members;

/// <summary>The steps of a conduct case, for the demo's season: the same operations as the pages'. The caller opens the write.</summary>
internal sealed class ConductSteps(CollegiumDb db, IServiceProvider services)
{
    public async Task<Result<Guid>> File(Guid practice, string ground, string words, bool byChapter) =>
        (await services.GetRequiredService<FileComplaint>().Run(new ComplaintInput(practice, [ground], words) { For = byChapter ? "chapter" : null })).As(c => c.Id);

    public async Task<Result<Done>> Notice(Guid id, string ground, string words) => (await services.GetRequiredService<SendNotice>().Run(id, [ground], words)).As(_ => Done.It);

    public async Task<Result<Done>> Reply(Guid id, string words) => (await services.GetRequiredService<ReplyToNotice>().Run(id, words)).As(_ => Done.It);

    /// <summary>The practices on the panel now.</summary>
    public async Task<IReadOnlyList<Guid>> Panel(Guid id) =>
        await db.Set<PanelSeat>().Where(s => s.CaseId == id && s.PracticeId != null && (s.State == SeatState.Called || s.State == SeatState.Sitting)
            && db.Set<ConductCase>().Any(c => c.Id == id && c.Round == s.Round)).OrderBy(s => s.Id).Select(s => s.PracticeId!.Value).ToListAsync();

    public async Task<Result<Done>> Declare(Guid id) => (await services.GetRequiredService<DeclareInterest>().Run(id, false, null)).As(_ => Done.It);

    public async Task<Result<Done>> Hear(Guid id, string words) => (await services.GetRequiredService<RecordHearing>().Run(id, words)).As(_ => Done.It);

    public async Task<Result<Done>> Propose(Guid id, string sanction, string words) =>
        (await services.GetRequiredService<ProposeDecision>().Run(id, new DecisionInput(sanction, null, words))).As(_ => Done.It);

    public async Task<Result<Done>> Agree(Guid id)
    {
        var open = await db.Set<PanelDecision>().Where(d => d.CaseId == id && d.CarriedAt == null && d.ReplacedAt == null).Select(d => (Guid?)d.Id).SingleOrDefaultAsync();
        return (await services.GetRequiredService<AgreeDecision>().Run(id, open)).As(_ => Done.It);
    }
}
