using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Contracts.Plans;

/// <summary>Changes what was agreed, or ends it. What isn't said stays as it is. Hours that have opened stay as they were sold.</summary>
internal sealed class ChangePlan(CollegiumDb db, ClientsDoor clients, PlanWriting writing, PlanDays days, PlanMonths months, FactLog facts)
{
    public static readonly Refusal Over = new("plan.ended", "This plan has ended. Make a new one for what comes.");

    public static readonly Refusal FixedBlock = new(
        "plan.block", "A block's hours, price and first day are sold as they are. Leave them, or make another plan beside it.", Field: "minutes");

    public static readonly Refusal OtherKind = new("plan.other-kind", "A plan keeps its kind and its first day. End this one and make a new one instead.", Field: "kind");

    public static readonly Refusal NotAsked = new("plan.not-asked", "Nothing is asked about this plan now. It is asked some days before its last day.");

    public async Task<Result<Plan>> Change(Guid id, PlanTerms terms)
    {
        if (await Held(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var plan = found.Value;
        var read = await writing.Read(terms.Over(plan, await writing.Named(plan)), (await clients.Find(plan.ClientId))!);
        if (read.Refusal is { } wrong)
        {
            return wrong;
        }

        var good = read.Value;
        if (good.Kind != plan.Kind || good.StartsOn != plan.StartsOn)
        {
            return OtherKind;
        }

        if (plan.Kind == PlanKind.Block && (good.Minutes, good.PricePerHourMinor) != (plan.Minutes, plan.PricePerHourMinor))
        {
            return FixedBlock;
        }

        good.On(plan);
        facts.Append("plan.changed", PlanMonths.About(plan), Sight.Client, new { plan.Minutes, plan.PricePerHourMinor, plan.EndsOn });
        await writing.Change(plan, good);
        return plan;
    }

    /// <summary>Today is its last day.</summary>
    public async Task<Result<Plan>> End(Guid id)
    {
        if (await Held(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var plan = found.Value;
        plan.EndedOn = await days.Today(plan.ClientId);
        facts.Append("plan.ended", PlanMonths.About(plan), Sight.Client, new { endsOn = plan.EndedOn });
        await months.SetTimer(plan);
        return plan;
    }

    /// <summary>The client, or the steward for a client on the phone, says whether it goes on after its last day.</summary>
    public async Task<Result<Plan>> Renew(Guid id, bool goesOn)
    {
        if (await db.Locked<Plan>(id) is not { } plan || !(db.Actor.Client == plan.ClientId || db.Actor.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("plan");
        }

        if (plan is not { EndedOn: null, RenewalAskedOn: not null })
        {
            return NotAsked;
        }

        plan.Renews = goesOn;
        facts.Append("plan.renewal-answered", PlanMonths.About(plan), Sight.Client, new { goesOn }, db.Actor.Client == plan.ClientId ? null : "client");
        return plan;
    }

    private async Task<Result<Plan>> Held(Guid id)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return MakePlan.NotYours;
        }

        return await db.Locked<Plan>(id) is not { } plan ? Refusal.Missing("plan") : plan.EndedOn is null ? plan : Over;
    }
}
