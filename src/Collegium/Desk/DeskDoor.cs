using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Collegium.Desk.Search;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk;

/// <summary>What other modules may know of a request.</summary>
public sealed record RequestCard(
    Guid Id, int Number, string Headline, Guid? Client, Guid? Practice, Guid? Practitioner, RequestState State, DateTime ToldAt, DateTime? ConfirmedAt);

/// <summary>Minutes worked under an approved estimate and not on an invoice yet.</summary>
public sealed record BillableTime(
    Guid Id, Guid Request, int Number, Guid Practice, DateOnly Day, string Note, int Minutes, long PricePerHourMinor, string Currency);

/// <summary>Parts of an approved estimate, not on an invoice yet.</summary>
public sealed record BillableParts(Guid Estimate, Guid Request, int Number, Guid Practice, string Note, long Minor, string Currency);

public sealed record Billable(Guid Client, IReadOnlyList<BillableTime> Time, IReadOnlyList<BillableParts> Parts)
{
    public bool IsEmpty => Time.Count == 0 && Parts.Count == 0;
}

/// <summary>A fee agreed for passing a request on: percent of what the client pays for this work, or for all work of whoever took it over, and where it ends.</summary>
public sealed record AgreedFee(Guid Referral, Guid Request, int Number, Guid Served, Guid Referrer, decimal Percent, long CapMinor, DateTime Until)
{
    /// <summary>The client went to whoever took it over, so what else they do for the client counts too.</summary>
    public bool AllWork { get; init; }

    /// <summary>The day at the client's it was taken over; work of earlier days doesn't count.</summary>
    public DateOnly From { get; init; }

    /// <summary>When the client said yes: the charter of that day tells the chapter's part.</summary>
    public required DateTime At { get; init; }
}

/// <summary>The door of Desk: what was worked, and what of it may be billed.</summary>
public sealed class DeskDoor(CollegiumDb db, IServiceProvider rooms)
{
    public async Task<IReadOnlyDictionary<Guid, RequestCard>> Cards(IReadOnlyCollection<Guid> ids) =>
        await db.Set<Request>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(
            r => r.Id,
            r => new RequestCard(r.Id, r.Number, r.Headline, r.ClientId, r.PracticeId, r.PractitionerId, r.State, r.ToldAt, r.ConfirmedAt));

    /// <summary>The request of a number, as people say it.</summary>
    public Task<Guid?> Numbered(int number) => db.Set<Request>().Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();

    /// <summary>Requests by number or by their words, newest first, of those whose words the actor may read.</summary>
    public Task<IReadOnlyList<FoundRequest>> Search(string words, int most) => rooms.GetRequiredService<FindRequests>().Run(words, most);

    /// <summary>What may be billed of one request, which is held until the write ends; null when there is no such request or its client isn't known.</summary>
    public async Task<Billable?> Billable(Guid request) =>
        await db.Locked<Request>(request) is { ClientId: { } client } ? await Of(client, [request], DateOnly.MinValue, DateOnly.MaxValue) : null;

    /// <summary>What may be billed of a client's work of these days; its requests are held until the write ends.</summary>
    public async Task<Billable> Billable(Guid client, DateOnly from, DateOnly to)
    {
        var requests = await db.Set<Request>().Where(r => r.ClientId == client).OrderBy(r => r.Id)
            .Where(r => db.Set<TimeEntry>().Any(t => t.RequestId == r.Id && t.InvoiceId == null && (t.EstimateMinutes > 0 || t.BeyondMinutes > 0) && t.Day >= from && t.Day <= to)
                || db.Set<Estimate>().Any(e => e.RequestId == r.Id && e.InvoiceId == null && e.ApprovedAt != null && e.PartsMinor > 0))
            .Select(r => r.Id).ToListAsync();
        foreach (var request in requests)
        {
            await db.Locked<Request>(request);
        }

        return await Of(client, requests, from, to);
    }

    /// <summary>Puts what was billed on its invoice, so that it is never billed twice.</summary>
    public async Task MarkInvoiced(Billable billed, Guid invoice)
    {
        Guid[] times = [.. billed.Time.Select(t => t.Id)];
        Guid[] parts = [.. billed.Parts.Select(p => p.Estimate)];
        foreach (var entry in await db.Set<TimeEntry>().Where(t => times.Contains(t.Id)).ToListAsync())
        {
            entry.InvoiceId = invoice;
        }

        foreach (var estimate in await db.Set<Estimate>().Where(e => parts.Contains(e.Id)).ToListAsync())
        {
            estimate.InvoiceId = invoice;
        }
    }

    /// <summary>Fees agreed for passing this client's requests on, of those that were taken over, oldest first.</summary>
    public async Task<IReadOnlyList<AgreedFee>> FeesAgreed(Guid client)
    {
        var found = await db.Set<Referral>().AsNoTracking().Where(r => r.ClientId == client && r.FeeCapMinor > 0 && r.AcceptedAt != null)
            .Join(db.Set<Request>(), r => r.RequestId, q => q.Id, (r, q) => new { r, q.Number }).OrderBy(f => f.r.AcceptedAt).ThenBy(f => f.r.Id).ToListAsync();
        if (found.Count == 0)
        {
            return [];
        }

        // As the days of work are counted.
        var time = await rooms.GetRequiredService<Promises>().Time((await rooms.GetRequiredService<ClientsDoor>().Find(client))!.Zone);
        return
        [
            .. found.Select(f => new AgreedFee(
                f.r.Id, f.r.RequestId, f.Number, f.r.ToPractice, f.r.FromPractice, f.r.FeePercent, f.r.FeeCapMinor, f.r.AcceptedAt!.Value.AddMonths(f.r.FeeMonths))
            {
                AllWork = f.r.Keeper == Keeper.Colleague,
                From = time.Day(f.r.AcceptedAt!.Value),
                At = f.r.AgreedAt ?? f.r.AcceptedAt!.Value,
            }),
        ];
    }

    private async Task<Billable> Of(Guid client, IReadOnlyList<Guid> ids, DateOnly from, DateOnly to)
    {
        var requests = await Cards(ids);
        var estimates = (await db.Set<Estimate>().AsNoTracking().Where(e => ids.Contains(e.RequestId) && e.ApprovedAt != null)
            .OrderByDescending(e => e.ApprovedAt).ToListAsync()).ToLookup(e => e.RequestId);
        var times = await db.Set<TimeEntry>().AsNoTracking().Where(t => ids.Contains(t.RequestId)).OrderBy(t => t.Day).ThenBy(t => t.Id).ToListAsync();
        var currency = (await rooms.GetRequiredService<Governance.GovernanceDoor>().Chapter()).Currency;
        return new Billable(
            client,
            [
                .. times.Where(t => t is { InvoiceId: null, EstimateMinutes: > 0 } && t.Day >= from && t.Day <= to && estimates[t.RequestId].Any())
                .Select(t => (Time: t, Price: estimates[t.RequestId].First()))
                .Select(t => new BillableTime(
                    t.Time.Id, t.Time.RequestId, requests[t.Time.RequestId].Number, t.Time.PracticeId, t.Time.Day, t.Time.Note, t.Time.EstimateMinutes,
                    t.Price.PricePerHourMinor, t.Price.Currency)),
                .. times.Where(t => t is { InvoiceId: null, BeyondMinutes: > 0 } && t.Day >= from && t.Day <= to).Select(t => new BillableTime(
                    t.Id, t.RequestId, requests[t.RequestId].Number, t.PracticeId, t.Day, t.Note, t.BeyondMinutes, t.BeyondPerHourMinor, currency))],
            [.. estimates.Select(e => (Parts: e.First(), Minor: NotYetBilled([.. e]), Worked: times.LastOrDefault(t => t.RequestId == e.Key)))
                // Parts of work that nobody has begun were not used yet.
                .Where(p => p.Minor > 0 && p.Worked is { } last && last.Day <= to)
                .Select(p => new BillableParts(
                    p.Parts.Id, p.Parts.RequestId, requests[p.Parts.RequestId].Number, p.Worked!.PracticeId, p.Parts.Note, p.Minor, p.Parts.Currency))]);
    }

    /// <summary>An estimate speaks of the whole request, so what earlier ones were billed for is taken off its parts, as it is off its minutes.</summary>
    private static long NotYetBilled(IReadOnlyList<Estimate> newestFirst) =>
        newestFirst[0].PartsMinor - newestFirst.Where(e => e.InvoiceId is not null).Select(e => e.PartsMinor).DefaultIfEmpty().Max();
}
