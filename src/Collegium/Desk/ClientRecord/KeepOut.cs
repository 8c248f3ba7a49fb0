using Collegium.Clients;
using Collegium.Database;
using Collegium.Members;

namespace Collegium.Desk.ClientRecord;

/// <summary>The client said on the phone that it does not want to see a practice again.</summary>
internal sealed class KeepOut(CollegiumDb db, ClientsDoor clients, MembersDoor members)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("keep a practice away from a client", "The client does, or the steward when the client calls.");

    public async Task<Result<Guid>> Run(Guid client, Guid practice)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (await clients.Find(client) is null || !(await members.Roster()).Practices.ContainsKey(practice))
        {
            return Refusal.Missing("practice");
        }

        await clients.Exclude(client, practice, "client");
        return client;
    }
}
