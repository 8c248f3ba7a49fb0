using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;
using ClockKind = Collegium.Desk.Clocks.ClockKind;
using ClockState = Collegium.Desk.Clocks.ClockState;

namespace Collegium.Desk.Requests;

/// <summary>A request as its own client reads it.</summary>
internal sealed record ClientSeen(RequestShown Shown, string Zone, CharterRules Rules)
{
    public required string Teller { get; init; }

    public required string Firm { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<TimeEntry> Times { get; init; }

    /// <summary>Minutes left in the client's plans; they are used before anything is billed.</summary>
    public required int PlanMinutes { get; init; }

    public IReadOnlyList<PlanShown> Plans { get; init; } = [];

    /// <summary>Share of the promise used, in minutes of open hours; null while none runs.</summary>
    public (int Used, int Given)? Fuse { get; init; }

    public Request Row => Shown.Row;

    /// <summary>Who reads it: the signed-in client, or whoever holds the private link, who told it.</summary>
    public required string Reader { get; init; }

    public string Greeting => Plainly.FirstName(Reader);

    public bool MustConfirm => Row is { ClientId: null, State: RequestState.New, TellerMail: not null, StewardBecause: StrangersRequest.Because };

    public DateTime? AtWorkBy => Shown.Clocks.Where(c => c.Kind == ClockKind.AtWork && c.EndedAt is null).Select(c => (DateTime?)c.Due).LastOrDefault();

    public bool EstimateWaits => Shown is { Estimate: { ApprovedAt: null }, State: RequestState.Accepted or RequestState.InWork };

    public bool MayTakeBack => Shown.State is RequestState.New or RequestState.Asked or RequestState.NobodyYet or RequestState.ClientsTurn or RequestState.Accepted && Times.Count == 0;
}

/// <summary>Reads a client's own requests for its pages.</summary>
internal sealed class ClientReading(
    CollegiumDb db, RequestView view, ClientsDoor clients, ContractsDoor contracts, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<ClientSeen?> Find(Guid id)
    {
        if (await view.Find(id) is not { } shown || !shown.Row.SeesWords(db.Actor))
        {
            return null;
        }

        var (rules, chapter, row) = (await governance.Rules(), await governance.Chapter(), shown.Row);
        var client = row.ClientId is { } known ? await clients.Find(known) : null;
        var contact = row.ContactId is { } person ? await clients.Contact(person) : null;
        var time = new BusinessTime(rules, client?.Zone ?? chapter.Zone);
        var answer = shown.Clocks.FirstOrDefault(c => c.Kind == ClockKind.Answer && c.State is ClockState.Running or ClockState.AtRisk);
        return new ClientSeen(shown, client?.Zone ?? chapter.Zone, rules)
        {
            Teller = contact?.Name ?? row.TellerName ?? db.Actor.Name,
            Reader = db.Actor.Login is not null ? db.Actor.Name : contact?.Name ?? row.TellerName ?? db.Actor.Name,
            Firm = client?.Name ?? row.TellerFirm ?? "",
            Currency = chapter.Currency,
            Times = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RequestId == id).OrderBy(t => t.Day).ThenBy(t => t.Id).ToListAsync(),
            PlanMinutes = client is null ? 0 : await contracts.MinutesFor(client.Id, row.ContactId, time.Day(clock.Now())),
            Plans = client is null ? [] : await contracts.Shown(client.Id),
            Fuse = answer is null ? null : (time.Minutes(row.ToldAt, clock.Now()), time.Minutes(row.ToldAt, answer.Due)),
        };
    }

    /// <summary>The signed-in client's own requests, those that need something first.</summary>
    public async Task<IReadOnlyList<RequestShown>> Mine(int most)
    {
        if (db.Actor.Client is not { } client)
        {
            return [];
        }

        var read = await db.Set<Request>().AsNoTracking().Where(r => r.ClientId == client).OrderByDescending(r => r.Number).Take(most).ToListAsync();
        return await view.Show(read);
    }

    public Task<Guid> ByNumber(int number) =>
        db.Set<Request>().Where(r => r.Number == number && r.ClientId == db.Actor.Client).Select(r => r.Id).SingleOrDefaultAsync();
}
