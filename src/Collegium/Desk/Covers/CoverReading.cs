using System.Text.Json.Serialization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>A request of a covered client that is open, for whoever stands in.</summary>
internal sealed record OpenRequestShown(int Number, string Text, RequestState State, Named? Practice);

/// <summary>A client that is handed over; whom to call and what is open only while it runs.</summary>
internal sealed record CoveredShown(Guid Id, string Name, bool Released)
{
    /// <summary>Left out: the client doesn't want whoever stands in, or a tie or missing terms keep them from it.</summary>
    public bool LeftOut { get; init; }

    public string? Address { get; init; }

    public IReadOnlyList<ContactCard> Contacts { get; init; } = [];

    public IReadOnlyList<OpenRequestShown> Open { get; init; } = [];
}

internal sealed record CoverShown(
    Guid Id, Named From, Named To, CoverState State, DateOnly FirstDay, DateOnly LastDay, int BoundMonths, bool WorkReturns, IReadOnlyList<CoveredShown> Clients)
{
    public DateTime? BoundUntil { get; init; }

    /// <summary>How many; their names come when it is agreed.</summary>
    public required int Count { get; init; }

    [JsonIgnore]
    public Cover Row { get; init; } = null!;
}

/// <summary>Reads covers: a practice its own, officers all. Whoever is asked to stand in reads no names before the yes, and no records but while it runs.</summary>
internal sealed class CoverReading(CollegiumDb db, ClientsDoor clients, MembersDoor members)
{
    public IQueryable<Cover> Seen()
    {
        var (all, practice) = (db.Set<Cover>().AsNoTracking(), db.Actor.Practice);
        return db.Actor.IsOfficer ? all : all.Where(c => practice != null && (c.FromPractice == practice || c.ToPractice == practice));
    }

    public async Task<CoverShown?> Find(Guid id) => await Seen().SingleOrDefaultAsync(c => c.Id == id) is { } found ? await Show(found) : null;

    public async Task<IReadOnlyList<CoverShown>> Latest(int most)
    {
        var shown = new List<CoverShown>();
        foreach (var cover in await Seen().OrderByDescending(c => c.Id).Take(most).ToListAsync())
        {
            shown.Add(await Show(cover));
        }

        return shown;
    }

    public async Task<CoverShown> Show(Cover cover)
    {
        var roster = await members.Roster();
        var covered = await db.Set<CoveredClient>().AsNoTracking().Where(c => c.CoverId == cover.Id).ToListAsync();
        var mayName = db.Actor.IsOfficer || db.Actor.Practice == cover.FromPractice || cover.State is CoverState.Agreed or CoverState.Running or CoverState.Over;
        return new CoverShown(
            cover.Id, Practice(roster, cover.FromPractice), Practice(roster, cover.ToPractice), cover.State, cover.FirstDay, cover.LastDay, cover.BoundMonths, cover.WorkReturns,
            mayName ? await Covered(cover, covered, roster) : [])
        {
            BoundUntil = cover.BoundUntil,
            Count = covered.Count,
            Row = cover,
        };
    }

    private async Task<IReadOnlyList<CoveredShown>> Covered(Cover cover, List<CoveredClient> covered, Roster roster)
    {
        var cards = await clients.Cards([.. covered.Select(c => c.ClientId)]);
        var kept = await LeftOut(cover, cards.Values);
        var forPeer = db.Actor.Practice == cover.ToPractice;
        var records = cover.State == CoverState.Running && forPeer;
        var open = records ? await Open(cover) : null;
        var shown = new List<CoveredShown>();
        foreach (var one in covered.Where(c => cards.ContainsKey(c.ClientId)).OrderBy(c => cards[c.ClientId].Name, StringComparer.Ordinal))
        {
            var card = cards[one.ClientId];
            var leftOut = kept.Contains(card.Id);
            if (leftOut && forPeer)
            {
                continue;
            }

            shown.Add(new CoveredShown(card.Id, card.Name, one.ReleasedAt is not null)
            {
                LeftOut = leftOut,
                Address = records ? $"{card.Address}, {card.City}" : null,
                Contacts = records ? await clients.Contacts(card.Id) : [],
                Open = open is null ? [] : [.. open[card.Id].Select(r => new OpenRequestShown(r.Number, r.Text, r.State, r.PracticeId is { } p ? Practice(roster, p) : null))],
            });
        }

        return shown;
    }

    private async Task<HashSet<Guid>> LeftOut(Cover cover, IEnumerable<ClientCard> covered) =>
        [.. await members.KeptFrom(cover.ToPractice, [.. covered.Select(c => (c.Id, c.Trade.IsClinical()))]), .. await clients.Excluding(cover.ToPractice)];

    /// <summary>What the practice that is away holds, and what was won by standing in; other practices' work is theirs.</summary>
    private async Task<ILookup<Guid, Request>> Open(Cover cover)
    {
        var covered = db.Set<CoveredClient>().Where(c => c.CoverId == cover.Id).Select(c => (Guid?)c.ClientId);
        return (await db.Set<Request>().AsNoTracking().Where(r => covered.Contains(r.ClientId) && r.Turn < Turn.Over)
            .Where(r => r.PracticeId == cover.FromPractice || (r.PracticeId == cover.ToPractice && db.Set<Offer>().Any(o => o.RequestId == r.Id && o.PracticeId == cover.ToPractice && o.CoverId == cover.Id)))
            .OrderBy(r => r.Number).ToListAsync()).ToLookup(r => r.ClientId!.Value);
    }

    private static Named Practice(Roster roster, Guid id) => new(id, roster.Practices.TryGetValue(id, out var p) ? p.Name : StoryNames.Former);
}
