namespace Collegium.Desk.Requests;

/// <summary>The steward asks the next practices on the list, without waiting for those asked.</summary>
internal sealed class AskNext(RequestParties parties, StewardAsks asks)
{
    public static readonly Refusal NobodyLeft = new(
        "offer.nobody-left", "Everybody who fits was asked already. Correct what it takes, or call a practice and give it to them.");

    public async Task<Result<Request>> Run(Guid request)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (await asks.Gate(found.Value) is var open && open.Refusal is { } closed)
        {
            return closed;
        }

        return await asks.More(found.Value, open.Value) > 0 ? found.Value : NobodyLeft;
    }
}
