using System.Text.Json.Serialization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Governance;
using Collegium.Language;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

internal sealed record NumberedRequest(Guid Id, int Number);

/// <summary>A fee in figures: percent of what the client has paid, and where it ends.</summary>
internal sealed record FeeShown(decimal Percent, long CapMinor, int Months, string Currency);

/// <summary>A referral cut to what its reader may see: the colleague nothing that names the client before they have it, the client no note among members.</summary>
internal sealed record ReferralShown(
    Guid Id, NumberedRequest Request, Named From, Named To, Named Person, ReferralState State, Keeper Keeper, FeeShown? Fee, DateTime AskedAt, DateTime AnswerBy)
{
    public Named? Client { get; init; }

    public required string Why { get; init; }

    public string? Note { get; init; }

    /// <summary>How the work ended, once it has.</summary>
    public RequestState? Outcome { get; init; }

    public int? Rating { get; init; }

    public string? Thanks { get; init; }

    /// <summary>The colleague passed it on in turn, so how it ended is not their doing.</summary>
    [JsonIgnore]
    public bool PassedOn { get; init; }

    [JsonIgnore]
    public Referral Row { get; init; } = null!;

    [JsonIgnore]
    public string Zone { get; init; } = "";

    [JsonIgnore]
    public string FromPerson { get; init; } = "";
}

/// <summary>How many requests went to a colleague, and how many came back from there.</summary>
internal sealed record Exchange(Named Practice, int Sent, int Received);

/// <summary>Reads referrals for the pages and programs of those they concern.</summary>
internal sealed class ReferralReading(CollegiumDb db, ClientsDoor clients, MembersDoor members, GovernanceDoor governance)
{
    public IQueryable<Referral> Seen()
    {
        var (all, me) = (db.Set<Referral>().AsNoTracking(), db.Actor);
        if (me.IsOfficer)
        {
            return all;
        }

        var (practice, client, request, offer) = (me.Practice, me.Client, me.Request, me.Offer);
        return all.Where(r => (practice != null && (r.FromPractice == practice || (r.ToPractice == practice && r.AgreedAt != null)))
            || (client != null && r.ClientId == client) || (request != null && r.RequestId == request) || (offer != null && db.Set<Offer>().Any(o => o.Id == offer && o.ReferralId == r.Id)));
    }

    public async Task<ReferralShown?> Find(Guid id) =>
        await Seen().SingleOrDefaultAsync(r => r.Id == id) is { } found ? (await Show([found]))[0] : null;

    public async Task<ReferralShown> Show(Referral referral) => (await Show([referral]))[0];

    /// <summary>What passed a request on or would, the latest first.</summary>
    public async Task<IReadOnlyList<ReferralShown>> Of(Guid request) =>
        await Show(await Seen().Where(r => r.RequestId == request).OrderByDescending(r => r.Id).ToListAsync());

    public async Task<IReadOnlyList<ReferralShown>> Latest(int most) =>
        await Show(await Seen().OrderByDescending(r => r.Id).Take(most).ToListAsync());

    /// <summary>What an offer came by, where a colleague passed it on.</summary>
    public async Task<ReferralShown?> By(Guid offer) =>
        await Seen().SingleOrDefaultAsync(r => db.Set<Offer>().Any(o => o.Id == offer && o.ReferralId == r.Id)) is { } found ? (await Show([found]))[0] : null;

    /// <summary>Counts what went to and came from each colleague and was taken on; shown, and nothing follows from it.</summary>
    public async Task<IReadOnlyList<Exchange>> Exchanges(Guid practice)
    {
        var taken = await db.Set<Referral>().AsNoTracking()
            .Where(r => (r.FromPractice == practice || r.ToPractice == practice) && (r.State == ReferralState.Accepted || r.State == ReferralState.Reported))
            .Select(r => new { r.FromPractice, r.ToPractice }).ToListAsync();
        var roster = await members.Roster();
        return [.. taken.GroupBy(r => r.FromPractice == practice ? r.ToPractice : r.FromPractice)
            .Select(g => new Exchange(Practice(roster, g.Key), g.Count(r => r.FromPractice == practice), g.Count(r => r.ToPractice == practice)))
            .OrderBy(e => e.Practice.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<ReferralShown>> Show(IReadOnlyList<Referral> read)
    {
        Guid[] requests = [.. read.Select(r => r.RequestId)];
        Guid[] notes = [.. read.Select(r => r.NoteId)];
        var (roster, currency) = (await members.Roster(), (await governance.Chapter()).Currency);
        var rows = await db.Set<Request>().AsNoTracking().Where(r => requests.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var words = await db.Set<Note>().AsNoTracking().Where(n => notes.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Text);
        var cards = await clients.Cards([.. read.Select(r => r.ClientId).Distinct()]);
        var shown = new List<ReferralShown>();
        foreach (var one in read)
        {
            var (client, request, note) = (cards[one.ClientId], rows[one.RequestId], words.GetValueOrDefault(one.NoteId));
            var hide = Hides(one, request) ? RequestText.Names(client, null).Concat((await clients.Contacts(client.Id)).Select(c => c.Name)).ToArray() : null;
            shown.Add(new ReferralShown(
                one.Id, new NumberedRequest(request.Id, request.Number), Practice(roster, one.FromPractice), Practice(roster, one.ToPractice), Person(roster, one.ToPerson),
                one.State, one.Keeper, one.FeePercent > 0 ? new FeeShown(one.FeePercent, one.FeeCapMinor, one.FeeMonths, currency) : null, one.AskedAt, one.AnswerBy)
            {
                Client = hide is null ? new Named(client.Id, client.Name) : null,
                Why = hide is null ? one.Why : Mask.Hide(one.Why, hide),
                Note = IsClients(request) || note is null ? null : hide is null ? note : Mask.Hide(note, hide),
                Outcome = one.State == ReferralState.Reported ? request.State : null,
                Rating = one.State == ReferralState.Reported && request.RatingCounts && request.PracticeId == one.ToPractice ? request.Rating : null,
                PassedOn = request.PracticeId != one.ToPractice,
                Thanks = IsClients(request) ? null : one.Thanks,
                Row = one,
                Zone = client.Zone,
                FromPerson = Person(roster, one.FromPerson).Name,
            });
        }

        return shown;
    }

    private bool IsClients(Request request) =>
        db.Actor.Request == request.Id || (!db.Actor.IsOfficer && db.Actor.Client is { } client && request.ClientId == client);

    /// <summary>Whoever is only asked reads no names.</summary>
    private bool Hides(Referral one, Request request) =>
        !db.Actor.IsOfficer && !IsClients(request) && db.Actor.Practice != one.FromPractice && one.State is not (ReferralState.Accepted or ReferralState.Reported)
        && request.PracticeId != one.ToPractice;

    private static Named Practice(Roster roster, Guid id) => new(id, roster.Practices.TryGetValue(id, out var p) ? p.Name : StoryNames.Former);

    private static Named Person(Roster roster, Guid id) => new(id, roster.People.TryGetValue(id, out var p) ? p.Name : StoryNames.Former);
}
