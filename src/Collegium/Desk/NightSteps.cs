using Collegium.Database;
using Collegium.Desk.Alerts;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk;

/// <summary>What people do who are called at night, for the demo's season. The caller opens the write.</summary>
internal sealed class NightSteps(CollegiumDb db, AnswerAlert answer, AlertRun run)
{
    /// <summary>Calls people for a request that came while the desk is closed; answers who was called first.</summary>
    public async Task<Result<Guid>> Wake(Guid request)
    {
        if (await db.Locked<Request>(request) is not { } told || !AlertRun.Needs(told) || !await run.Start(told, "closed"))
        {
            return Refusal.Missing("alert");
        }

        await db.SaveChangesAsync();
        return (await run.Running(request))!.CalledPeople[0];
    }

    public async Task<Result<Done>> Promise(Guid request, int minutes) => (await answer.Promise(await Running(request), minutes)).As(_ => Done.It);

    public async Task<Result<Done>> Take(Guid request) => (await answer.Take(await Running(request))).As(_ => Done.It);

    private Task<Guid> Running(Guid request) => db.Set<Alert>().Where(a => a.RequestId == request && a.EndedAt == null).Select(a => a.Id).SingleOrDefaultAsync();
}
