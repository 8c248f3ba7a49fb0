using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;

namespace Collegium.Desk.Recurring;

internal sealed record RecurInput(string? Client, string? Text, string? Impact, RecurRule? Rule)
{
    /// <summary>What stood as its time can't be read as one.</summary>
    public bool NoTime { get; init; }
}

/// <summary>Sets up a request that comes again by rule.</summary>
internal sealed class PutRecurrence(CollegiumDb db, ClientsDoor clients, Promises promises, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("set up requests that come again", "The steward of the desk does.");

    public static readonly Refusal NoText = new("recurring.no-text", "Say in a sentence what is to be done each time; whoever takes it reads it.", Field: "text");

    public static readonly Refusal NoClient = new("recurring.no-client", "We know no client of that name. Write it exactly as in the list of clients.", Field: "client");

    public static readonly Refusal NoTime = new("recurring.no-time", "Write the time of day at which it is told, such as 9:00 am.", Field: "time");

    public async Task<Result<Recurrence>> Run(RecurInput input)
    {
        if (!db.Actor.Is(Roles.Steward))
        {
            return NotYours;
        }

        if (RequestText.Read(input.Text, input.Impact) is var read && read.Refusal is { } no)
        {
            return no.Code == RequestText.Empty.Code ? NoText : no;
        }

        if (await clients.Find(input.Client ?? "") is not { } client)
        {
            return NoClient;
        }

        if (input.NoTime)
        {
            return NoTime;
        }

        if (input.Rule is not { Wrong: null } rule)
        {
            return input.Rule?.Wrong ?? RecurRule.Unreadable;
        }

        var time = await promises.Time(client.Zone);
        var today = time.Day(clock.Now());
        var made = new Recurrence
        {
            Id = clock.NewId(),
            ClientId = client.Id,
            Text = read.Value.Text,
            Impact = read.Value.Impact,
            Kind = rule.Kind,
            Every = rule.Every,
            Weekday = rule.Weekday,
            Nth = rule.Nth,
            Day = rule.Day,
            Time = rule.Time,
            From = today,
            Next = rule.After(today, today),
        };
        db.Add(made);
        db.SetTimer(clock, RecurDue.TimerKind, made.Id, rule.Due(made.Next, time));
        facts.Append("recurring.set", new About("recurring", made.Id) { Client = client.Id }, Sight.Officers, new { rule.Kind, rule.Every });
        return made;
    }
}

/// <summary>Ends a request that comes again; what was told stays.</summary>
internal sealed class EndRecurrence(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Recurrence>> Run(Guid id)
    {
        if (!db.Actor.Is(Roles.Steward) || await db.Locked<Recurrence>(id) is not { } held)
        {
            return Refusal.Missing("recurring-request");
        }

        if (held.EndedAt is null)
        {
            held.EndedAt = clock.Now();
            facts.Append("recurring.ended", new About("recurring", id) { Client = held.ClientId }, Sight.Officers);
        }

        return held;
    }
}
