using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;

namespace Collegium.Desk.Work;

/// <summary>The practice says it is fixed. The client confirms, or silence does after the charter's days.</summary>
internal sealed class CompleteRequest(
    RequestParties parties, EndAsking asking, Promises promises, WorkNotes notes, ConfirmWait wait, TimeProvider clock)
{
    public static readonly Refusal NotOpen = new(
        "request.not-in-work", "Only work that was accepted and isn't finished yet can be marked done.");

    public async Task<Result<Request>> Run(Guid request, string? note)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(note, "note");
        if (read.Refused)
        {
            return read.Refusal!;
        }

        var held = found.Value;
        if (held.State is not (RequestState.Accepted or RequestState.InWork))
        {
            return NotOpen;
        }

        (held.State, held.DoneAt) = (RequestState.Done, clock.Now());
        await asking.Run(held);
        await promises.Fulfil(held);
        await notes.Tell("request.completed", held, read.Value, parties.ForPractice(held));
        await wait.Start(held);
        return held;
    }
}
