using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Watches;

/// <summary>One's stopwatch as it runs.</summary>
internal sealed record WatchShown(Guid Request, int Number, DateTime StartedAt);

internal sealed class WatchReads(CollegiumDb db)
{
    public async Task<WatchShown?> Mine()
    {
        var me = db.Actor.Login;
        return await db.Set<RunningWatch>().Where(w => w.LoginId == me)
            .Join(db.Set<Request>(), w => w.RequestId, r => r.Id, (w, r) => new WatchShown(r.Id, r.Number, w.StartedAt)).SingleOrDefaultAsync();
    }
}
