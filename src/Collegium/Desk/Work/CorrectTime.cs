using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>Corrects time that was written down and isn't billed yet: what it drew is given back, and it is split anew. No minutes strike it out.</summary>
internal sealed class CorrectTime(CollegiumDb db, RequestParties parties, ClientsDoor clients, Billing billing, Promises promises, StepFacts said)
{
    public static readonly Refusal Billed = new(
        "time.billed", "This time is on a bill already, so it stays as it is. Ask the treasurer for a credit instead.");

    public static readonly Refusal OutOfRange = new(
        "time.correction", "Write the right minutes as a number from 0, which strikes it out, to 1,440.", Field: "minutes");

    public async Task<Result<TimeRecorded>> Run(Guid request, Guid time, long? minutes)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (minutes is not (>= 0 and <= RecordTime.Most))
        {
            return OutOfRange;
        }

        var held = found.Value;
        if (await db.Set<TimeEntry>().SingleOrDefaultAsync(t => t.Id == time && t.RequestId == request) is not { } first || !IsMine(held, first))
        {
            return Refusal.Missing("time");
        }

        if (held.State is not (RequestState.Accepted or RequestState.InWork or RequestState.Done))
        {
            return RecordTime.NotOpen;
        }

        // What was written down at once may have been split over a plan's hours and an estimate.
        var together = await db.Set<TimeEntry>().Where(t => t.RequestId == request && t.RecordedAt == first.RecordedAt
            && t.PractitionerId == first.PractitionerId && t.PracticeId == first.PracticeId).ToListAsync();
        if (together.Exists(t => t.InvoiceId is not null))
        {
            return Billed;
        }

        var was = together.Sum(t => t.Minutes);
        if (minutes == was)
        {
            return new TimeRecorded(time, was, together.Exists(t => t.PlanMinutes + t.EstimateMinutes + t.BeyondMinutes > 0), "These are the minutes that are written down; nothing changed.");
        }

        var today = (await promises.Time((await clients.Find(held.ClientId!.Value))!.Zone)).Day(said.Now);
        await billing.TakeBack(held, together, today);
        said.Append("time.corrected", held, Sight.Client | Sight.Practice, new { time, was, minutes, first.Day }, parties.ForPractice(held));
        return minutes == 0
            ? new TimeRecorded(time, 0, false, "Struck out; what it drew from the plan is there again.")
            : await billing.Enter(held, new WorkedTime((int)minutes.Value, first.Note, first.Day, today, first.PractitionerId, first.PracticeId));
    }

    /// <summary>One's own practice's, or the desk's step; an officer whose practice took the request over is no desk towards whoever had it before.</summary>
    private bool IsMine(Request request, TimeEntry entry) =>
        entry.PracticeId == db.Actor.Practice || (db.Actor.Is(Roles.Steward | Roles.House) && !parties.IsPractice(request));
}

/// <summary>Facts of a step, and its time.</summary>
internal sealed class StepFacts(FactLog facts, TimeProvider clock)
{
    public DateTime Now => clock.Now();

    public void Append(string kind, Request request, Sight sight, object data, string? actedFor) =>
        facts.Append(kind, TellRequest.About(request), sight, data, actedFor);
}
