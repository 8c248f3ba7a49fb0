using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Who stands in for a client now, and who did and may not be asked by other ways.</summary>
internal sealed record StandIns(Cover? Running, IReadOnlyList<Guid> Bound);

/// <summary>The clients of a chapter somebody stood in for, or was to.</summary>
internal sealed record EverCovered(IReadOnlySet<Guid> Clients);

/// <summary>Who stands in for whom, for which clients, and who is bound not to take them over.</summary>
internal sealed class CoverBook(CollegiumDb db, Remembered<EverCovered> covered, TimeProvider clock)
{
    // Every telling asks this, and hardly any client was ever covered.
    private static readonly EachEngine<Func<CollegiumDb, Guid, Task<bool>>> Ever = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client) => db.Set<CoveredClient>().Any(c => c.ClientId == client)));

    /// <summary>Who stands in for this client now, and who did and may not be asked by other ways.</summary>
    public async Task<StandIns> Of(Guid client)
    {
        if (!await WasEver(client))
        {
            return new(null, []);
        }

        var now = clock.Now();
        var covers = await db.Set<CoveredClient>().AsNoTracking().Where(c => c.ClientId == client)
            .Join(db.Set<Cover>().AsNoTracking(), c => c.CoverId, c => c.Id, (covered, cover) => new { covered.ReleasedAt, cover })
            .Where(c => c.cover.State == CoverState.Running || (c.cover.BoundUntil > now && c.ReleasedAt == null)).ToListAsync();
        var running = covers.Where(c => c.cover.State == CoverState.Running).Select(c => c.cover).OrderBy(c => c.StartsAt).FirstOrDefault();
        var ended = covers.Where(c => c.cover.State == CoverState.Over && c.cover.ToPractice != running?.ToPractice).Select(c => c.cover).ToList();
        var bound = new List<Guid>();
        foreach (var cover in ended)
        {
            // Whoever worked for the client before standing in knows it from elsewhere.
            if (!await db.Set<Request>().AnyAsync(r => r.ClientId == client && r.PracticeId == cover.ToPractice && r.AcceptedAt < cover.StartsAt))
            {
                bound.Add(cover.ToPractice);
            }
        }

        return new(running, bound);
    }

    private async Task<bool> WasEver(Guid client) => db.GoesByMemory
        ? (await covered.Of(db, db.Chapter, async () => new EverCovered((await db.Set<CoveredClient>().Select(c => c.ClientId).ToListAsync()).ToHashSet())))!.Clients.Contains(client)
        : await Ever.On(db)(db, client);

    /// <summary>Holds a cover until the write ends, and says whether it still runs.</summary>
    public async Task<bool> Runs(Guid cover) => await db.Locked<Cover>(cover) is { State: CoverState.Running };

    /// <summary>Clients a practice works for now, or was the last to work for; not by standing in, nor by a referral after which they return.</summary>
    public async Task<IReadOnlyList<Guid>> ClientsOf(Guid practice)
    {
        var won = db.Set<Request>().Where(r => r.PracticeId != null && r.ClientId != null && r.State != RequestState.Refused
            && !db.Set<Offer>().Any(o => o.RequestId == r.Id && o.PracticeId == r.PracticeId
                && (o.CoverId != null || db.Set<Referral>().Any(f => f.Id == o.ReferralId && f.Keeper == Keeper.Referrer))));
        return await won.Where(r => r.PracticeId == practice)
            .Where(r => r.State == RequestState.Accepted || r.State == RequestState.InWork
                || !won.Any(l => l.ClientId == r.ClientId && l.PracticeId != practice && l.AcceptedAt > r.AcceptedAt))
            .Select(r => r.ClientId!.Value).Distinct().ToListAsync();
    }

    public Task<List<Guid>> Covered(Guid cover) => db.Set<CoveredClient>().Where(c => c.CoverId == cover).Select(c => c.ClientId).ToListAsync();

    public static About About(Cover cover) => new("cover", cover.Id) { Practice = cover.FromPractice };
}
