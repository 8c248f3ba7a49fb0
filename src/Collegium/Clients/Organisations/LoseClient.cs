using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Clients.Organisations;

/// <summary>A client went elsewhere, said so, and for what reason.</summary>
internal sealed class LoseClient(CollegiumDb db, FactLog facts)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("record that a client left", "The steward can.");

    public async Task<Result<Done>> Run(Guid id, string because)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (await db.Locked<Client>(id) is not { } client)
        {
            return Refusal.Missing("client");
        }

        client.State = ClientState.Lost;
        facts.Append("client.lost", new("client", id) { Client = id }, Sight.Officers, new { because });
        return Done.It;
    }
}
