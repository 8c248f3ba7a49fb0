using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

/// <summary>Writes down a plan that was agreed with a client; its first hours open on its first day.</summary>
internal sealed class MakePlan(CollegiumDb db, ClientsDoor clients, GovernanceDoor governance, PlanWriting writing, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("make, change or end plans", "The steward does.");

    public async Task<Result<Plan>> Run(Guid client, PlanTerms terms)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (await clients.Find(client) is not { } card)
        {
            return Refusal.Missing("client");
        }

        var read = await writing.Read(terms, card);
        if (read.Refusal is { } no)
        {
            return no;
        }

        var good = read.Value;
        var plan = new Plan
        {
            Id = clock.NewId(),
            ClientId = client,
            Kind = good.Kind,
            Currency = (await governance.Chapter()).Currency,
            StartsOn = good.StartsOn,
            TermStartsOn = good.StartsOn,
            SoldAt = clock.Now(),
        };
        good.On(plan);
        db.Add(plan);
        facts.Append("plan.made", PlanMonths.About(plan), Sight.Client, new { plan.Kind, plan.Minutes, plan.PricePerHourMinor, plan.StartsOn, plan.EndsOn });
        await writing.Begin(plan, good);
        return plan;
    }
}

/// <summary>What making and changing a plan have in common: reading its terms, naming people, opening hours.</summary>
internal sealed class PlanWriting(CollegiumDb db, ReadTerms reading, PlanDays days, PlanMonths months)
{
    public async Task<Result<GoodTerms>> Read(PlanTerms terms, ClientCard client) => await reading.Run(terms, client, await days.Today(client.Id));

    public async Task Begin(Plan plan, GoodTerms good)
    {
        Name(plan, good);
        var today = await days.Today(plan.ClientId);
        months.Begin(plan, today, good.UsedMinutes);
        await db.SaveChangesAsync();
        await months.Turn(plan, today);
    }

    public async Task Change(Plan plan, GoodTerms good)
    {
        db.RemoveRange(db.Set<PlanContact>().Where(c => c.PlanId == plan.Id));
        await db.SaveChangesAsync();
        Name(plan, good);
        plan.RenewalAskedOn = null;
        await months.Turn(plan, await days.Today(plan.ClientId));
    }

    public async Task<IReadOnlyList<Guid>> Named(Plan plan) =>
        await db.Set<PlanContact>().Where(c => c.PlanId == plan.Id).Select(c => c.ContactId).ToListAsync();

    private void Name(Plan plan, GoodTerms good) => db.AddRange(good.Contacts.Select(c => new PlanContact { PlanId = plan.Id, ContactId = c }));
}
