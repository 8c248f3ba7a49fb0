using Collegium.Clients;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;

namespace Collegium.Desk.Clocks;

/// <summary>What somebody wrote sets a clock: the client's word is owed an answer, ours gives it.</summary>
internal sealed class Answering(Promises promises, ClientsDoor clients)
{
    public async Task Wrote(Request request, NoteAudience audience, bool byClient)
    {
        if (request.ClientId is not { } id || request.State is not (RequestState.Accepted or RequestState.InWork))
        {
            return;
        }

        if (byClient)
        {
            await promises.ClientWrote(request, (await clients.Find(id))!);
        }
        else if (audience == NoteAudience.Client)
        {
            await promises.Keep(request, ClockKind.NextAnswer);
        }
    }
}
