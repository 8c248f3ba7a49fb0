using Collegium.Contracts.Agreements;
using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts;

/// <summary>Work that may be paid from a plan: for whom, on which day, asked for and done by whom.</summary>
public sealed record WorkDone(Guid Client, Guid? Contact, Guid Request, Guid Practice, Guid Practitioner, DateOnly Day, DateOnly Today);

/// <summary>Minutes taken from one plan, at the price frozen when its hours opened.</summary>
public sealed record Drawn(Guid Plan, Guid Hours, int Minutes, long PricePerHourMinor, Guid? Invoice);

/// <summary>Hours a plan opened, as they are used.</summary>
public sealed record PlanCard(
    Guid Id, Guid Client, int MinutesBought, int MinutesLeft, long PricePerHourMinor, string Currency, DateOnly StartsOn, DateOnly? EndsOn, Guid? Invoice)
{
    public required Guid Plan { get; init; }

    /// <summary>The chapter bills them as they open.</summary>
    public bool Billed { get; init; }
}

/// <summary>What every telling asks of a client's contracts: whether any plan promises something, and when business associate agreements are in force.</summary>
public sealed record ContractFile(bool Promising, IReadOnlyList<(DateOnly SignedOn, DateOnly? EndsOn)> Associates);

/// <summary>The door of Contracts: what was agreed with a client.</summary>
public sealed class ContractsDoor(CollegiumDb db, FactLog facts, TimeProvider clock, Remembered<ContractFile> files, IServiceProvider rooms)
{
    // Every telling near patients' data asks this, so it is translated once.
    private static readonly EachEngine<Func<CollegiumDb, Guid, DateOnly, Task<bool>>> InForce = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client, DateOnly today) => db.Set<Agreement>().Any(a => a.ClientId == client && a.Kind == AgreementKind.BusinessAssociate
            && a.SignedOn <= today && (a.EndsOn == null || a.EndsOn >= today))));

    /// <summary>Records a signed business associate agreement.</summary>
    public void RecordBusinessAssociate(Guid client, DateOnly signedOn)
    {
        var agreement = new Agreement
        {
            Id = clock.NewId(),
            ClientId = client,
            Kind = AgreementKind.BusinessAssociate,
            SignedOn = signedOn,
            RecordedBy = db.Actor.Login,
            RecordedAt = clock.Now(),
        };
        db.Add(agreement);
        facts.Append("agreement.recorded", new("agreement", agreement.Id) { Client = client }, Sight.Client, new { agreement.Kind });
    }

    /// <summary>A business associate agreement is on record and in force: the gate before clinical work.</summary>
    public async Task<bool> MayTouchPatientsData(Guid client, DateOnly today) => db.GoesByMemory
        ? (await File(client)).Associates.Any(a => a.SignedOn <= today && (a.EndsOn is null || a.EndsOn >= today))
        : await InForce.On(db)(db, client, today);

    /// <summary>Hours that may be used today, oldest first.</summary>
    public async Task<IReadOnlyList<PlanCard>> OpenPlans(Guid client, DateOnly today) => await Cards(On(today).Where(h => h.ClientId == client));

    /// <summary>Minutes this person's requests may still draw today.</summary>
    public async Task<int> MinutesFor(Guid client, Guid? contact, DateOnly today) =>
        await On(today).Where(h => h.ClientId == client && db.Set<Plan>().Any(p => p.Id == h.PlanId
            && (!p.NamedOnly || db.Set<PlanContact>().Any(c => c.PlanId == p.Id && c.ContactId == contact)))).SumAsync(h => h.MinutesBought - h.MinutesUsed);

    /// <summary>What each client may still use today, over all its plans.</summary>
    public async Task<IReadOnlyDictionary<Guid, PlanCard>> Plans(IReadOnlyCollection<Guid> clients)
    {
        var open = new List<PlanCard>();
        foreach (var there in await Rooms<PlanDays>().Today(clients))
        {
            Guid[] ids = [.. there];
            open.AddRange(await Cards(On(there.Key).Where(h => ids.Contains(h.ClientId))));
        }

        return open.GroupBy(c => c.Client).ToDictionary(
            g => g.Key, g => g.Last() with { MinutesBought = g.Sum(c => c.MinutesBought), MinutesLeft = g.Sum(c => c.MinutesLeft) });
    }

    /// <summary>Opened hours by their id; their row is held until the write ends.</summary>
    public async Task<PlanCard?> HeldHours(Guid id) =>
        await db.Locked<PlanHours>(id) is { } found ? Card(found, (await db.Set<Plan>().AsNoTracking().SingleAsync(p => p.Id == found.PlanId)).Billed) : null;

    /// <summary>Opened hours are on an invoice now.</summary>
    public async Task PutOnInvoice(Guid hours, Guid invoice) => (await db.Set<PlanHours>().SingleAsync(h => h.Id == hours)).InvoiceId = invoice;

    /// <summary>Writes down a block of hours a client bought on an invoice, at the price of that day.</summary>
    public Guid AddPlan(Guid client, int minutes, long pricePerHourMinor, string currency, DateOnly startsOn, Guid invoice)
    {
        var plan = new Plan
        {
            Id = clock.NewId(),
            ClientId = client,
            Kind = PlanKind.Block,
            Minutes = minutes,
            PricePerHourMinor = pricePerHourMinor,
            Currency = currency,
            StartsOn = startsOn,
            TermStartsOn = startsOn,
            NoticeDays = 30,
            Billed = true,
            MonthsOpened = 1,
            SoldAt = clock.Now(),
        };
        db.Add(plan);
        db.Add(new PlanHours
        {
            Id = clock.NewId(),
            PlanId = plan.Id,
            ClientId = client,
            Number = 0,
            Block = true,
            MinutesBought = minutes,
            PricePerHourMinor = pricePerHourMinor,
            Currency = currency,
            StartsOn = startsOn,
            InvoiceId = invoice,
            OpenedAt = clock.Now(),
        });
        facts.Append("plan.sold", PlanMonths.About(plan), Sight.Client, new { minutes, pricePerHourMinor, invoice });
        return plan.Id;
    }

    /// <summary>Takes up to so many minutes from the client's oldest hours that may pay for this work; null where there are none.</summary>
    public Task<Drawn?> Draw(WorkDone work, int minutes) => Rooms<DrawHours>().Draw(work, minutes);

    /// <summary>Gives minutes back to the hours they were drawn from.</summary>
    public Task GiveBack(Guid hours, WorkDone work, int minutes) => Rooms<DrawHours>().Return(hours, work, minutes);

    /// <summary>The rate agreed for work beyond the plan's hours; null where the client is asked first.</summary>
    public Task<long?> BeyondRate(WorkDone work) => Rooms<DrawHours>().BeyondRate(work);

    /// <summary>What was promised to this person of the client beside the charter.</summary>
    public async Task<PlanPromises> Promises(Guid client, Guid? contact, DateOnly today) =>
        db.GoesByMemory && !(await File(client)).Promising ? new PlanPromises() : await Rooms<PlanReading>().Promises(client, contact, today);

    /// <summary>The client's plans, the running ones first, with how they burn down.</summary>
    public Task<IReadOnlyList<PlanShown>> Shown(Guid client) => Rooms<PlanReading>().OfClient(client);

    private async Task<ContractFile> File(Guid client) => (await files.Of(db, client, async () => new ContractFile(
        await db.Set<Plan>().AnyAsync(p => p.ClientId == client && p.Promised != "{}"),
        [.. (await db.Set<Agreement>().AsNoTracking().Where(a => a.ClientId == client && a.Kind == AgreementKind.BusinessAssociate).ToListAsync())
            .Select(a => (a.SignedOn, a.EndsOn))])))!;

    private IQueryable<PlanHours> On(DateOnly today) => db.Set<PlanHours>().AsNoTracking()
        .Where(h => h.MinutesUsed < h.MinutesBought && h.StartsOn <= today && (h.EndsOn == null || h.EndsOn >= today)
            && db.Set<Plan>().Any(p => p.Id == h.PlanId && (p.EndsOn == null || p.EndsOn >= today) && (p.EndedOn == null || p.EndedOn >= today)));

    private static async Task<IReadOnlyList<PlanCard>> Cards(IQueryable<PlanHours> hours) =>
        [.. (await hours.OrderBy(h => h.OpenedAt).ThenBy(h => h.Number).ToListAsync()).Select(h => Card(h, billed: true))];

    private static PlanCard Card(PlanHours h, bool billed) =>
        new(h.Id, h.ClientId, h.MinutesBought, h.MinutesLeft, h.PricePerHourMinor, h.Currency, h.StartsOn, h.EndsOn, h.InvoiceId) { Plan = h.PlanId, Billed = billed };

    private T Rooms<T>()
        where T : notnull => rooms.GetRequiredService<T>();
}
