using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Desk.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>It isn't fixed after all: the same practitioner has it again, with a new promise to be at work.</summary>
internal sealed class ReopenRequest(
    CollegiumDb db, RequestParties parties, ClientsDoor clients, Promises promises, Confirmed confirmed, WorkNotes notes)
{
    public static readonly Refusal NoReason = new("request.no-reason", "Say what doesn't work; one sentence is enough.", Field: "why");

    public static readonly Refusal NotDone = new("request.not-done", "This isn't marked done, so it is still open. Write a note instead.");

    public async Task<Result<Request>> Run(Guid request, string? why)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(why, "why");
        if (read.Refused || read.Value.Length == 0)
        {
            return read.Refusal ?? NoReason;
        }

        var held = found.Value;
        if (held.State is not (RequestState.Done or RequestState.Confirmed))
        {
            return NotDone;
        }

        if (await confirmed.Undo(held) is { } late)
        {
            return late;
        }

        (held.State, held.DoneAt, held.ConfirmedAt) = (RequestState.Accepted, null, null);
        await Unsay(held);
        await db.Set<Database.Timer>().Where(t => t.About == held.Id && t.Kind == ConfirmDue.TimerKind).ExecuteDeleteAsync();
        var client = (await clients.Find(held.ClientId!.Value))!;
        await promises.StartAtWork(held, client);
        await promises.StartNow(held, ClockKind.Resolution, client);
        await notes.Tell("request.reopened", held, read.Value, parties.ForClient(held));
        return held;
    }

    /// <summary>What was said of the work was said before it turned out not to hold; when it is done, the client judges anew.</summary>
    private async Task Unsay(Request request)
    {
        (request.Rating, request.RatingWords, request.RatingCounts) = (null, null, false);
        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.RequestId == request.Id) is { } survey)
        {
            (survey.Answer, survey.AnsweredAt) = (null, null);
        }
    }
}
