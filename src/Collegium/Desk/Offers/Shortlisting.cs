using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Covers;
using Collegium.Desk.Requests;
using Collegium.Members;

namespace Collegium.Desk.Offers;

/// <summary>Asks Members who fits a request, with what only the desk knows of it.</summary>
internal sealed class Shortlisting(MembersDoor members, ClientsDoor clients, Promises promises, CoverBook covers, TimeProvider clock)
{
    /// <summary>Who holds what it takes; where too few do, who holds what it might take instead: the first three together hold the right one far more often than the first.</summary>
    public async Task<Shortlist> Of(Request request, ClientCard client, IEnumerable<Guid> without, int most, Guid? referrer = null, StandIns? standing = null)
    {
        var (needs, asked) = (Need.Read(request.Needs), without.ToList());
        var job = await Job(request, client, standing ?? await covers.Of(client.Id)) with { AskedBy = referrer };
        var found = await Rank(job, needs, asked, most);
        if (found.Choices.Count >= most || Need.Read(request.RunnersUp) is not { Count: > 0 } runnersUp)
        {
            return found;
        }

        var more = await Rank(job, [.. needs, .. runnersUp], [.. asked, .. found.Choices.Select(c => c.Practice)], most - found.Choices.Count);
        return found with { Choices = [.. found.Choices, .. more.Choices] };
    }

    /// <summary>Whoever stands in for the client's practice now, where no gate keeps them out: asked first, and alone.</summary>
    public async Task<(Choice Choice, Guid Cover)?> StandsIn(Request request, ClientCard client, StandIns standing) =>
        standing.Running is { } cover
        && (await Of(request, client, [], int.MaxValue, standing: standing)).Choices.FirstOrDefault(c => c.Practice == cover.ToPractice) is { } choice
        && await covers.Runs(cover.Id) ? (choice, cover.Id) : null;

    public Task<StandIns> Covers(ClientCard client) => covers.Of(client.Id);

    /// <summary>The gates that keep this one practice from the request.</summary>
    public async Task<IReadOnlyList<GateNote>> KeptOut(Request request, ClientCard client, Guid practice)
    {
        var others = (await members.Roster()).Practices.Keys.Where(p => p != practice);
        return [.. (await Of(request, client, others, 1)).Gates.Where(g => g.Gate != "already-asked")];
    }

    private Task<Shortlist> Rank(JobToMatch job, IReadOnlyList<Need> needs, IReadOnlyCollection<Guid> asked, int most) =>
        members.Rank(job with { Needs = [.. needs.Select(n => (n.Skill, n.Confidence))], AlreadyAsked = asked }, most);

    private async Task<JobToMatch> Job(Request request, ClientCard client, StandIns standing) => new(client.Id, [])
    {
        Seed = request.Id,
        Place = client is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
        Clinical = request.Clinical,
        Pressing = request.Impact == Impact.Stopped,
        Today = (await promises.Time(client.Zone)).Day(clock.Now()),
        Bound = standing.Bound,
        ExcludedByClient = await clients.ExcludedPractices(client.Id),
    };
}
