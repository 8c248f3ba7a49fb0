using Collegium.Database;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>“It works again”: the client takes the request back before anybody has worked on it.</summary>
internal sealed class WithdrawRequest(CollegiumDb db, RequestParties parties, RequestEnd end)
{
    public const string Because = "withdrawn";

    public static readonly Refusal Begun = new(
        "request.in-work", "Somebody has worked on this already. Tell them it works again, and they close it with what was done so far.");

    public static readonly Refusal Closed = new("request.closed", "This request is closed already; there is nothing left to take back.");

    public async Task<Result<Request>> Run(Guid request, string? why)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(why, "why");
        if (read.Refused)
        {
            return read.Refusal!;
        }

        var held = found.Value;
        if (held.State is RequestState.Done or RequestState.Confirmed or RequestState.Refused)
        {
            return Closed;
        }

        if (held.State == RequestState.InWork || await db.Set<TimeEntry>().AnyAsync(t => t.RequestId == held.Id))
        {
            return Begun;
        }

        await end.Close(held, "request.withdrawn", Because, read.Value, parties.ForClient(held));
        return held;
    }
}
