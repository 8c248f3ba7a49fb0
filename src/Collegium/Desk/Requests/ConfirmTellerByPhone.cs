using Collegium.Clients;

namespace Collegium.Desk.Requests;

/// <summary>The steward rang back and knows now who told it: a new prospect, or somebody at a client we have.</summary>
internal sealed class ConfirmTellerByPhone(RequestParties parties, ClientsDoor clients, KnowTeller know)
{
    public static readonly Refusal Known = new(
        "request.teller-known", "Who told this is known already. Go on with the request.");

    public async Task<Result<Request>> Run(Guid request, Guid? client = null)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (found.Value is not { ClientId: null, State: RequestState.New })
        {
            return Known;
        }

        var at = client is { } id ? await clients.Find(id) : null;
        if (client is not null && at is null)
        {
            return Refusal.Missing("client");
        }

        await know.Confirm(found.Value, at, actedFor: "client");
        return found.Value;
    }
}
