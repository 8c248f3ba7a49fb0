using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;

namespace Collegium.Desk.Work;

/// <summary>Nobody objected in the charter's days: the work counts as confirmed, and the fact says that nobody said so.</summary>
internal sealed class ConfirmDue(CollegiumDb db, Confirmed confirmed) : ITimerHandler
{
    public const string TimerKind = "desk.confirm";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Request>(timer.About) is { State: RequestState.Done } request)
        {
            await confirmed.Close(request, counts: true, automatically: true, actedFor: null);
        }
    }
}

/// <summary>Work is said to be done: from now the client has the charter's days to object.</summary>
internal sealed class ConfirmWait(CollegiumDb db, ClientsDoor clients, Promises promises, TimeProvider clock)
{
    public async Task Start(Request request)
    {
        var client = (await clients.Find(request.ClientId!.Value))!;
        db.SetTimer(clock, ConfirmDue.TimerKind, request.Id, await promises.ConfirmDue(client, clock.Now()));
    }
}
