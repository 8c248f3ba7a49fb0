using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Watches;

/// <summary>Starts one's stopwatch on a request one's practice has.</summary>
internal sealed class StartWatch(CollegiumDb db, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public static Refusal Running(int number) => new(
        "watch.running", $"Your stopwatch runs on request {number} already, and nobody works on two at once. Stop that one first.", RefusalKind.Conflict);

    public async Task<Result<RunningWatch>> Run(Guid request)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (!parties.IsPractice(held) || db.Actor.Login is not { } me)
        {
            return Refusal.Missing("request");
        }

        if (held.State is not (RequestState.Accepted or RequestState.InWork or RequestState.Done))
        {
            return RecordTime.NotOpen;
        }

        if (await db.Set<RunningWatch>().AsNoTracking().SingleOrDefaultAsync(w => w.LoginId == me) is { } runs)
        {
            return runs.RequestId == request ? runs : Running(await db.Set<Request>().Where(r => r.Id == runs.RequestId).Select(r => r.Number).SingleAsync());
        }

        var watch = new RunningWatch { LoginId = me, RequestId = request, StartedAt = clock.Now() };
        db.Add(watch);
        facts.Append("time.started", TellRequest.About(held), Sight.Practice);
        return watch;
    }
}
