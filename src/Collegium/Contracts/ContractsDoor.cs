using Collegium.Contracts.Agreements;
using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts;

/// <summary>Minutes taken from one plan, at the price frozen at its sale.</summary>
public sealed record Drawn(Guid Plan, int Minutes, long PricePerHourMinor, Guid? Invoice);

public sealed record PlanCard(
    Guid Id, Guid Client, int MinutesBought, int MinutesLeft, long PricePerHourMinor, string Currency, DateOnly StartsOn, DateOnly? EndsOn, Guid? Invoice);

/// <summary>The door of Contracts: what was agreed with a client.</summary>
public sealed class ContractsDoor(CollegiumDb db, FactLog facts, TimeProvider clock)
{
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
    public Task<bool> MayTouchPatientsData(Guid client, DateOnly today) =>
        db.Set<Agreement>().AnyAsync(a => a.ClientId == client && a.Kind == AgreementKind.BusinessAssociate
            && a.SignedOn <= today && (a.EndsOn == null || a.EndsOn >= today));

    /// <summary>Plans with hours left today, oldest first.</summary>
    public async Task<IReadOnlyList<PlanCard>> OpenPlans(Guid client, DateOnly today) => [.. (await Open(client, today)).Select(Card)];

    public async Task<IReadOnlyDictionary<Guid, PlanCard>> Plans(IReadOnlyCollection<Guid> clients) =>
        (await db.Set<Plan>().AsNoTracking().Where(p => clients.Contains(p.ClientId)).OrderByDescending(p => p.SoldAt).ToListAsync())
            .DistinctBy(p => p.ClientId).ToDictionary(p => p.ClientId, Card);

    public async Task<PlanCard?> Plan(Guid id) =>
        await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is { } found ? Card(found) : null;

    /// <summary>Writes down a block of hours a client bought on an invoice, at the price of that day.</summary>
    public Guid AddPlan(Guid client, int minutes, long pricePerHourMinor, string currency, DateOnly startsOn, Guid invoice)
    {
        var plan = new Plan
        {
            Id = clock.NewId(),
            ClientId = client,
            MinutesBought = minutes,
            PricePerHourMinor = pricePerHourMinor,
            Currency = currency,
            StartsOn = startsOn,
            InvoiceId = invoice,
            SoldAt = clock.Now(),
        };
        db.Add(plan);
        facts.Append("plan.sold", new("plan", plan.Id) { Client = client }, Sight.Client, new { minutes, pricePerHourMinor, invoice });
        return plan.Id;
    }

    /// <summary>Draws up to so many minutes from the client's oldest plan with hours left; null where there is none.</summary>
    public async Task<Drawn?> Draw(Guid client, Guid request, int minutes, DateOnly today)
    {
        if ((await Open(client, today)).FirstOrDefault() is not { } oldest || await db.Locked<Plan>(oldest.Id) is not { MinutesLeft: > 0 } plan)
        {
            return null;
        }

        var drawn = Math.Min(minutes, plan.MinutesLeft);
        plan.MinutesUsed += drawn;
        facts.Append(
            "plan.drawn", new("plan", plan.Id) { Client = client, Request = request }, Sight.Client | Sight.Practice,
            new { minutes = drawn, left = plan.MinutesLeft });
        return new Drawn(plan.Id, drawn, plan.PricePerHourMinor, plan.InvoiceId);
    }

    private async Task<List<Plan>> Open(Guid client, DateOnly today) =>
        await db.Set<Plan>().Where(p => p.ClientId == client && p.MinutesUsed < p.MinutesBought && p.StartsOn <= today
            && (p.EndsOn == null || p.EndsOn >= today)).OrderBy(p => p.SoldAt).ToListAsync();

    private static PlanCard Card(Plan p) =>
        new(p.Id, p.ClientId, p.MinutesBought, p.MinutesLeft, p.PricePerHourMinor, p.Currency, p.StartsOn, p.EndsOn, p.InvoiceId);
}
