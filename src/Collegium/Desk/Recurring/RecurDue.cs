using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;

namespace Collegium.Desk.Recurring;

/// <summary>
/// A day of a rule has come: its request is told, and the next day is set. Days missed while nothing ran are told once, not one by one; a client who is no longer one is passed over.
/// </summary>
internal sealed class RecurDue(CollegiumDb db, ClientsDoor clients, TellRequest tell, ReadRequest reading, Promises promises, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.recurring";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Recurrence>(timer.About) is not { EndedAt: null } held || await clients.Find(held.ClientId) is not { } client)
        {
            return;
        }

        var time = await promises.Time(client.Zone);
        if (held.Rule.Due(held.Next, time) is var due && due > clock.Now())
        {
            // The clock went back, or a holiday was entered since.
            db.SetTimer(clock, TimerKind, held.Id, due);
            return;
        }

        if (client.Active)
        {
            await Tell(held, client);
        }

        var today = time.Day(clock.Now());
        held.Next = held.Rule.After(today > held.Next ? today : held.Next, held.From);
        db.SetTimer(clock, TimerKind, held.Id, held.Rule.Due(held.Next, time));
    }

    private async Task Tell(Recurrence held, ClientCard client)
    {
        var contact = await clients.Contacts(client.Id) is [var first, ..] ? first : null;
        var request = await tell.File(client, contact, held.Text, held.Impact, "recurring");
        db.Add(new Recurred { RecurrenceId = held.Id, Day = held.Next, RequestId = request.Id });
        await reading.Run(request, client);
    }
}
