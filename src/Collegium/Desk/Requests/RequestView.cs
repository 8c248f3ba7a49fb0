using System.Text.Json;
using System.Text.Json.Serialization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Work;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

internal sealed record Named(Guid Id, string Name);

internal sealed record NeedShown(string Skill, double Confidence, IReadOnlyList<string> Words);

internal sealed record OfferShown(
    Guid Id, Named Practice, Named Practitioner, OfferState State, DateTime MadeAt, DateTime ExpiresAt, int Points, IReadOnlyList<RankReason> Reasons)
{
    public string? RefusedBecause { get; init; }

    [JsonIgnore]
    public DateTime? SeenAt { get; init; }
}

internal sealed record EstimateShown(
    Guid Id, int MinutesFrom, int MinutesTo, long PartsMinor, string Note, long PricePerHourMinor, string Currency, DateTime SentAt, DateTime? ApprovedAt);

internal sealed record PauseShown(PauseReason Reason, string Words, string By, DateTime Since, DateTime? Until);

internal sealed record ClockShown(ClockKind Kind, DateTime Due, ClockState State)
{
    public DateTime? EndedAt { get; init; }
}

/// <summary>A request as the contract shows it, cut to what the actor may see.</summary>
internal sealed record RequestShown(
    Guid Id, int Number, Named? Client, RequestState State, string Text, Impact Impact, IReadOnlyList<NeedShown> Needs, string? Question,
    DateTime RespondBy, IReadOnlyList<OfferShown> Offers, EstimateShown? Estimate, int Minutes, IReadOnlyList<ClockShown> Clocks)
{
    public required DateTime ToldAt { get; init; }

    public required int Version { get; init; }

    public Named? Practice { get; init; }

    public Named? Practitioner { get; init; }

    /// <summary>Why it waits for the steward, as a code.</summary>
    public string? StewardBecause { get; init; }

    public int? Rating { get; init; }

    /// <summary>Why time stands still, while it does.</summary>
    public PauseShown? Pause { get; init; }

    /// <summary>Why no time is promised, where none is.</summary>
    public string? NoPromise { get; init; }

    /// <summary>An open request of the same client in the same words.</summary>
    public Guid? SameAs { get; init; }

    [JsonIgnore]
    public Request Row { get; init; } = null!;
}

/// <summary>Reads requests for pages and API.</summary>
internal sealed class RequestView(CollegiumDb db, MembersDoor members, ClientNames clients)
{
    public async Task<RequestShown?> Find(Guid id) =>
        await db.Set<Request>().AsNoTracking().SeenBy(db.Actor, db.Set<Offer>()).SingleOrDefaultAsync(r => r.Id == id) is { } found
            ? (await Show([found]))[0] : null;

    public async Task<RequestShown> Show(Request request) => (await Show([request]))[0];

    /// <summary>A request that is only being written: what is shown of it is still in memory.</summary>
    public async Task<RequestShown> ShowNew(Request request)
    {
        var roster = await members.Roster();
        return Shown(
            request, roster, await clients.With(db, request.ClientId is { } id ? [id] : []),
            [.. db.Adding<Offer>().Where(o => o.RequestId == request.Id && Sees(o, request)).OrderBy(o => o.Place).Select(o => Shown(o, roster))],
            [.. db.Adding<Clock>().Where(c => c.RequestId == request.Id).Select(c => new ClockShown(c.Kind, c.DueAt, c.State))], null, 0);
    }

    public async Task<IReadOnlyList<RequestShown>> Show(IReadOnlyList<Request> requests)
    {
        Guid[] ids = [.. requests.Select(r => r.Id)];
        var roster = await members.Roster();
        var names = await clients.With(db, [.. requests.Select(r => r.ClientId).OfType<Guid>().Distinct()]);
        var offers = (await db.Set<Offer>().AsNoTracking().Where(o => ids.Contains(o.RequestId)).OrderBy(o => o.Place).ToListAsync()).ToLookup(o => o.RequestId);
        var clocks = (await db.Set<Clock>().AsNoTracking().Where(c => ids.Contains(c.RequestId)).OrderBy(c => c.StartedAt).ToListAsync()).ToLookup(c => c.RequestId);
        var estimates = (await db.Set<Estimate>().AsNoTracking().Where(e => ids.Contains(e.RequestId) && e.ReplacedAt == null).ToListAsync()).ToLookup(e => e.RequestId);
        var minutes = await db.Set<TimeEntry>().AsNoTracking().Where(t => ids.Contains(t.RequestId))
            .GroupBy(t => t.RequestId).Select(g => new { g.Key, Sum = g.Sum(t => t.Minutes) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        var pauses = requests.Any(r => r.PausedAt is not null)
            ? (await db.Set<ClockPause>().AsNoTracking().Where(p => ids.Contains(p.RequestId) && p.EndedAt == null).ToListAsync()).ToLookup(p => p.RequestId) : null;
        return [.. requests.Select(r => Shown(
            r, roster, names, [.. offers[r.Id].Where(o => Sees(o, r)).Select(o => Shown(o, roster))],
            [.. clocks[r.Id].Select(c => new ClockShown(c.Kind, c.DueAt, c.State) { EndedAt = c.EndedAt })],
            estimates[r.Id].OrderByDescending(e => e.SentAt).Select(Shown).FirstOrDefault(), minutes.GetValueOrDefault(r.Id)) with
        {
            Pause = pauses?[r.Id].Select(p => new PauseShown(p.Reason, p.Words, p.ByName, p.From, p.Until)).FirstOrDefault(),
        })];
    }

    public static OfferShown Shown(Offer o, Roster roster) => new(
        o.Id, Practice(roster, o.PracticeId), Person(roster, o.PractitionerId), o.State, o.MadeAt, o.ExpiresAt, o.Points,
        JsonSerializer.Deserialize<List<RankReason>>(o.Reasons, JsonSerializerOptions.Web)!) { RefusedBecause = o.RefusedBecause, SeenAt = o.SeenAt };

    private RequestShown Shown(
        Request r, Roster roster, IReadOnlyDictionary<Guid, string> names, IReadOnlyList<OfferShown> offers, IReadOnlyList<ClockShown> clocks,
        EstimateShown? estimate, int minutes)
    {
        var words = r.SeesWords(db.Actor);
        var client = words && r.ClientId is { } id && names.TryGetValue(id, out var name) ? new Named(id, name) : null;
        return new RequestShown(
            r.Id, r.Number, client, r.State, words ? r.Text : r.Masked, r.Impact,
            [.. Need.Read(r.Needs).Select(n => new NeedShown(n.Skill, n.Confidence, [.. n.Words.Select(w => w.Word)]))],
            r.Question, r.RespondBy, offers, estimate, minutes, clocks)
        {
            ToldAt = r.ToldAt,
            Version = r.Version,
            Practice = r.PracticeId is { } practice ? Practice(roster, practice) : null,
            Practitioner = r.PractitionerId is { } person ? Person(roster, person) : null,
            StewardBecause = r.StewardBecause,
            Rating = r.Rating,
            SameAs = r.SameAs,
            NoPromise = r.NoPromise,
            Row = r,
        };
    }

    /// <summary>A practice sees its own offer; the client and the officers see all.</summary>
    private bool Sees(Offer offer, Request request) =>
        db.Actor.IsOfficer || db.Actor.Request == request.Id || (db.Actor.Client is { } client && request.ClientId == client)
        || offer.PracticeId == db.Actor.Practice || offer.Id == db.Actor.Offer;

    private static Named Practice(Roster roster, Guid id) => new(id, roster.Practices.TryGetValue(id, out var p) ? p.Name : "A former member");

    private static Named Person(Roster roster, Guid id) => new(id, roster.People.TryGetValue(id, out var p) ? p.Name : "A former member");

    private static EstimateShown Shown(Estimate e) =>
        new(e.Id, e.MinutesFrom, e.MinutesTo, e.PartsMinor, e.Note, e.PricePerHourMinor, e.Currency, e.SentAt, e.ApprovedAt);
}
