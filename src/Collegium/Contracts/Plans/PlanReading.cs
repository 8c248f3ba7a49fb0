using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

/// <summary>Plans as whoever may see them reads them: officers all, a client its own, a practice those it worked from.</summary>
internal sealed class PlanReading(CollegiumDb db, PlanDays days)
{
    // Every telling asks this, so it is translated once.
    private static readonly EachEngine<Func<CollegiumDb, Guid, Guid?, DateOnly, IAsyncEnumerable<Plan>>> Promising = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client, Guid? contact, DateOnly today) => db.Set<Plan>().AsNoTracking()
            .Where(p => p.ClientId == client && p.Promised != "{}" && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                && (p.EndedOn == null || p.EndedOn >= today)
                && (!p.NamedOnly || db.Set<PlanContact>().Any(c => c.PlanId == p.Id && c.ContactId == contact)))
            .OrderByDescending(p => p.SoldAt).AsQueryable()));

    public IQueryable<Plan> Seen()
    {
        var actor = db.Actor;
        var all = db.Set<Plan>().AsNoTracking();
        return actor.IsOfficer ? all
            : all.Where(p => (actor.Client != null && p.ClientId == actor.Client)
                || (actor.Practice != null && db.Set<PlanDraw>().Any(d => d.PlanId == p.Id && d.PracticeId == actor.Practice)));
    }

    public async Task<PlanShown?> Find(Guid id) =>
        await Seen().SingleOrDefaultAsync(p => p.Id == id) is { } plan ? (await Show([plan]))[0] : null;

    /// <summary>Whoever may see the client's request may see this; the caller knows who that is.</summary>
    public async Task<IReadOnlyList<PlanShown>> OfClient(Guid client) =>
        [.. (await Show(await db.Set<Plan>().AsNoTracking().Where(p => p.ClientId == client).OrderByDescending(p => p.SoldAt).ToListAsync()))
            .OrderBy(p => p.State == PlanState.Running ? 0 : p.State == PlanState.ToCome ? 1 : 2)];

    public async Task<PlanPromises> Promises(Guid client, Guid? contact, DateOnly today)
    {
        var plans = await Promising.On(db)(db, client, contact, today).ToListAsync();
        var all = plans.ConvertAll(p => p.Promises());
        return new PlanPromises(
            all.Find(p => p.Answer is not null)?.Answer, all.Find(p => p.Next is not null)?.Next,
            all.Find(p => p.Work is not null)?.Work, all.Find(p => p.Resolution is not null)?.Resolution);
    }

    public async Task<IReadOnlyList<PlanShown>> Show(IReadOnlyList<Plan> plans)
    {
        Guid[] ids = [.. plans.Select(p => p.Id)];
        var hours = (await db.Set<PlanHours>().AsNoTracking().Where(h => ids.Contains(h.PlanId)).OrderBy(h => h.Number).ToListAsync()).ToLookup(h => h.PlanId);
        var draws = (await db.Set<PlanDraw>().AsNoTracking().Where(d => ids.Contains(d.PlanId)).ToListAsync()).ToLookup(d => d.PlanId);
        var named = (await db.Set<PlanContact>().AsNoTracking().Where(c => ids.Contains(c.PlanId)).ToListAsync()).ToLookup(c => c.PlanId, c => c.ContactId);
        var shown = new List<PlanShown>();
        foreach (var plan in plans)
        {
            shown.Add(One(plan, [.. hours[plan.Id]], [.. draws[plan.Id]], [.. named[plan.Id]], await days.Today(plan.ClientId)));
        }

        return shown;
    }

    private static PlanShown One(Plan p, IReadOnlyList<PlanHours> hours, IReadOnlyList<PlanDraw> draws, IReadOnlyList<Guid> contacts, DateOnly today)
    {
        var state = p.EndedOn < today || p.EndsOn < today ? PlanState.Ended : p.StartsOn > today ? PlanState.ToCome : PlanState.Running;
        PlanHours[] open = [.. hours.Where(h => state == PlanState.Running && h.StartsOn <= today && !(h.EndsOn < today))];
        return new PlanShown(p.Id, p.ClientId, p.Kind, state, p.Minutes, p.PricePerHourMinor, p.Currency, p.StartsOn, p.EndsOn)
        {
            Rollover = p.Rollover,
            Beyond = p.Beyond,
            BeyondPerHourMinor = p.BeyondPerHourMinor,
            Renews = p.Renews,
            NoticeDays = p.NoticeDays,
            RenewalAskedOn = p.EndedOn is null ? p.RenewalAskedOn : null,
            EndedOn = p.EndedOn,
            Promises = p.Promises(),
            Contacts = contacts,
            OpenMinutes = open.Sum(h => h.MinutesBought),
            LeftMinutes = open.Sum(h => h.MinutesLeft),
            Billed = p.Billed,
            Hours = [.. hours.Select(h => new HoursShown(h.Id, h.StartsOn, h.EndsOn, h.MinutesBought, h.MinutesUsed, h.InvoiceId))],
            Burn = BurnDown.Of(hours, draws, today),
        };
    }
}
