using System.Text.Json;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Record;

/// <summary>The whole record of a request, as officers see it.</summary>
internal sealed record RecordShown(Request Row, ClientCard? Client, ContactCard? Contact, Roster Roster)
{
    public required IReadOnlyList<StoryEvent> Story { get; init; }

    public required IReadOnlyList<Offer> Offers { get; init; }

    public required IReadOnlyList<Clock> Clocks { get; init; }

    public required IReadOnlyList<TimeEntry> Times { get; init; }

    public required IReadOnlyList<Estimate> Estimates { get; init; }

    public int? SameAs { get; init; }

    /// <summary>For the steward: whom the gates keep from this as it stands now, and why.</summary>
    public Shortlist? Gates { get; init; }

    /// <summary>Practices the steward may give it to: those asked now, and those no gate keeps out.</summary>
    public IReadOnlyList<PracticeCard> Able { get; init; } = [];

    public RequestBill? Bill { get; init; }

    public IReadOnlyList<Contracts.PlanShown> Plans { get; init; } = [];

    public Estimate? Estimate => Estimates.LastOrDefault(e => e.ReplacedAt is null);

    public string ClientName => Client?.Name ?? Row.TellerFirm ?? "Not known yet";

    public string Teller => Contact?.Name ?? Row.TellerName ?? "the client";

    public string Holder => Row.PractitionerId is { } id ? Person(id) : "nobody yet";

    public string Person(Guid id) => Roster.People.TryGetValue(id, out var person) ? person.Name : "A former member";

    public string Practice(Guid id) => Roster.Practices.TryGetValue(id, out var practice) ? practice.Name : "A former member";

    public string Skill(string code) => Roster.Skills.TryGetValue(code, out var skill) ? skill.Name : code;

    public IReadOnlyList<Need> Needs => Need.Read(Row.Needs);

    public bool IsOpen => Row.State is not (RequestState.Confirmed or RequestState.Refused);

    public bool IsWaiting => Row.State is RequestState.New or RequestState.Asked or RequestState.NobodyYet or RequestState.ClientsTurn;

    public static IReadOnlyList<RankReason> Reasons(Offer offer) => JsonSerializer.Deserialize<List<RankReason>>(offer.Reasons, JsonSerializerOptions.Web)!;
}

internal sealed class RecordReads(CollegiumDb db, Story story, MembersDoor members, ClientsDoor clients, Shortlisting shortlisting, RecordMoney money)
{
    public async Task<RecordShown?> Find(int number)
    {
        var row = await db.Set<Request>().AsNoTracking().SeenBy(db.Actor, db.Set<Offer>()).SingleOrDefaultAsync(r => r.Number == number);
        return row is null ? null : await Read(row);
    }

    private async Task<RecordShown> Read(Request row)
    {
        var client = row.ClientId is { } known ? await clients.Find(known) : null;
        var offers = await db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == row.Id).OrderBy(o => o.Place).ToListAsync();
        return await Read(row, client, offers);
    }

    private async Task<Shortlist?> Gates(Request row, ClientCard? client, List<Offer> offers) =>
        client is null || Need.Read(row.Needs).Count == 0 || !db.Actor.Is(Roles.Steward)
            ? null : await shortlisting.Of(row, client, offers.Where(o => o.State != OfferState.Withdrawn).Select(o => o.PracticeId), 1);

    private async Task<IReadOnlyList<PracticeCard>> Able(Request row, ClientCard? client, List<Offer> offers)
    {
        if (client is null || !db.Actor.Is(Roles.Steward) || !StewardAsks.IsWaiting(row))
        {
            return [];
        }

        var roster = await members.Roster();
        var fit = (await shortlisting.Of(row, client, [], int.MaxValue)).Choices.Select(c => c.Practice);
        return [.. offers.Where(o => o.State == OfferState.Open).Select(o => o.PracticeId).Concat(fit).Distinct().Where(p => p != db.Actor.Practice)
            .Select(p => roster.Practices[p]).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private async Task<RecordShown> Read(Request row, ClientCard? client, List<Offer> offers) => new(
        row, client, row.ContactId is { } contact ? await clients.Contact(contact) : null, await members.Roster())
    {
        Story = await story.Of(row),
        Offers = offers,
        Gates = await Gates(row, client, offers),
        Able = await Able(row, client, offers),
        Clocks = await db.Set<Clock>().AsNoTracking().Where(c => c.RequestId == row.Id).OrderBy(c => c.StartedAt).ToListAsync(),
        Times = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RequestId == row.Id).OrderBy(t => t.Day).ThenBy(t => t.RecordedAt).ToListAsync(),
        Estimates = await db.Set<Estimate>().AsNoTracking().Where(e => e.RequestId == row.Id).OrderBy(e => e.SentAt).ToListAsync(),
        SameAs = row.SameAs is { } same && row.MergedInto is null ? await db.Set<Request>().Where(r => r.Id == same && r.MergedInto != row.Id).Select(r => (int?)r.Number).SingleOrDefaultAsync() : null,
        Bill = await money.Bill(row.Id),
        Plans = row.ClientId is { } payer ? await money.Plans(payer) : [],
    };
}

/// <summary>What a request costs its client, and what its client has paid for ahead.</summary>
internal sealed class RecordMoney(IEnumerable<IBillOfRequest> bills, Contracts.ContractsDoor contracts)
{
    public async Task<RequestBill?> Bill(Guid request) => bills.FirstOrDefault() is { } bill ? await bill.Of(request) : null;

    public Task<IReadOnlyList<Contracts.PlanShown>> Plans(Guid client) => contracts.Shown(client);
}
