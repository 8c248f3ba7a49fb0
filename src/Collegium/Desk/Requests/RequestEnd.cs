using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Watches;
using Collegium.Desk.Work;
using Collegium.Members;

namespace Collegium.Desk.Requests;

/// <summary>Ends a request that is not worked on to the end: nobody is asked any more, no promise runs, whoever had it is free.</summary>
internal sealed class RequestEnd(OfferMaking making, Promises promises, MembersDoor members, EndWatches watches, WorkNotes notes)
{
    public async Task Close(Request request, string kind, string because, string words, string? actedFor)
    {
        await watches.Run(request, "Work until it was taken back.");
        await making.TakeBack(request);
        await promises.Stop(request);
        if (request is { PracticeId: { } practice, PractitionerId: { } person })
        {
            await members.WorkEnded(practice, person);
        }

        (request.State, request.StewardBecause) = (RequestState.Refused, because);
        await notes.Tell(kind, request, words, actedFor);
    }
}
