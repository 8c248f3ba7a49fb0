using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Members;

namespace Collegium.Desk.Offers;

/// <summary>Asks Members who fits a request, with what only the desk knows of it.</summary>
internal sealed class Shortlisting(MembersDoor members, ClientsDoor clients, Promises promises, TimeProvider clock)
{
    public async Task<Shortlist> Of(Request request, ClientCard client, IEnumerable<Guid> without, int most) => await members.Rank(
        new JobToMatch(client.Id, [.. Need.Read(request.Needs).Select(n => (n.Skill, n.Confidence))])
        {
            Seed = request.Id,
            Place = client is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
            Clinical = request.Clinical,
            Pressing = request.Impact == Impact.Stopped,
            Today = (await promises.Time(client.Zone)).Day(clock.Now()),
            ExcludedByClient = await clients.ExcludedPractices(client.Id),
            AlreadyAsked = [.. without],
        },
        most);

    /// <summary>The gates that keep this one practice from the request.</summary>
    public async Task<IReadOnlyList<GateNote>> KeptOut(Request request, ClientCard client, Guid practice)
    {
        var others = (await members.Roster()).Practices.Keys.Where(p => p != practice);
        return [.. (await Of(request, client, others, 1)).Gates.Where(g => g.Gate != "already-asked")];
    }
}
