using Collegium.Clients;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;

namespace Collegium.Desk.Requests;

/// <summary>The steward puts a request to practices: same gates, same rule, only the moment is the steward's.</summary>
internal sealed class StewardAsks(ClientsDoor clients, AgreementGate gate, AskPractices asking, OfferMaking making, Promises promises)
{
    public static readonly Refusal Strange = new(
        "request.teller-unconfirmed", "We don't know yet who told this. Ring them back and confirm them first, then practices are asked.");

    public static readonly Refusal Held = new(
        "request.taken", "Somebody has this request already, or it is closed, so nobody else is asked.", RefusalKind.Conflict);

    public static bool IsWaiting(Request request) =>
        request.State is RequestState.New or RequestState.Asked or RequestState.NobodyYet or RequestState.ClientsTurn;

    /// <summary>The client to ask for, or why nobody may be asked.</summary>
    public async Task<Result<ClientCard>> Gate(Request request)
    {
        if (!IsWaiting(request) || request.ClientId is not { } id)
        {
            return request.ClientId is null ? Strange : Held;
        }

        var client = (await clients.Find(id))!;
        return await gate.Closed(request, client) is { } no ? no : client;
    }

    /// <summary>Asks by corrected needs. What is taken or waits at a gate keeps its new needs and is asked later.</summary>
    public async Task Again(Request request, bool takeBack)
    {
        if (await Gate(request) is not { Refused: false } open)
        {
            return;
        }

        if (takeBack)
        {
            await making.TakeBack(request);
        }

        await Ready(request, open.Value);
        await asking.Run(request, open.Value);
    }

    /// <summary>The next ones, whatever is open already; answers how many.</summary>
    public async Task<int> More(Request request, ClientCard client)
    {
        await Ready(request, client);
        return await asking.Run(request, client, more: true);
    }

    /// <summary>The question need not be answered any more; the promise runs on.</summary>
    public async Task Ready(Request request, ClientCard client)
    {
        if (request.State == RequestState.ClientsTurn)
        {
            await promises.Resume(request, client, Clocks.PauseEnd.ByHand);
            request.State = RequestState.New;
        }
    }
}
