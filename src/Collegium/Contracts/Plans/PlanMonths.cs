using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

/// <summary>Opens a plan's hours as their months come, asks ahead whether it goes on, renews it or ends it, and sets the timer for the next of these.</summary>
internal sealed class PlanMonths(CollegiumDb db, PlanDays days, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "contracts.plan";

    /// <summary>Hours of a client that should have opened by this day, also when the timer is late.</summary>
    public async Task OpenDue(Guid client, DateOnly today)
    {
        foreach (var id in await db.Set<Plan>().Where(p => p.ClientId == client && p.EndedOn == null && p.NextMonthOn <= today).Select(p => p.Id).ToListAsync())
        {
            if (await db.Locked<Plan>(id) is { } plan)
            {
                Open(plan, today);
                await db.SaveChangesAsync();
            }
        }
    }

    /// <summary>Everything that is due of this plan today.</summary>
    public async Task Turn(Plan plan, DateOnly today)
    {
        Open(plan, today);
        while (plan is { EndedOn: null, EndsOn: { } end })
        {
            if (plan.RenewalAskedOn is null && today >= end.AddDays(-plan.NoticeDays) && today <= end)
            {
                plan.RenewalAskedOn = today;
                facts.Append("plan.renewal-asked", About(plan), Sight.Client, new { endsOn = end, plan.Renews });
            }

            if (today <= end)
            {
                break;
            }

            GoOnOrEnd(plan, end);
            Open(plan, today);
        }

        await SetTimer(plan);
    }

    /// <summary>The first hours of a new plan; months that are wholly over stay in the past.</summary>
    public void Begin(Plan plan, DateOnly today, int used)
    {
        if (plan.Kind == PlanKind.Monthly)
        {
            while (plan.StartsOn.AddMonths(plan.MonthsOpened + 1) <= today)
            {
                plan.MonthsOpened++;
            }

            plan.NextMonthOn = plan.StartsOn.AddMonths(plan.MonthsOpened);
            Open(plan, today, used);
        }
        else
        {
            Add(plan, plan.StartsOn, plan.EndsOn, used);
        }
    }

    public static About About(Plan plan) => new("plan", plan.Id) { Client = plan.ClientId };

    public async Task SetTimer(Plan plan)
    {
        db.RemoveRange(await db.Set<Database.Timer>().Where(t => t.About == plan.Id && t.Kind == TimerKind).ToListAsync());
        DateOnly?[] next =
        [
            plan.NextMonthOn is { } month && !(month > plan.EndsOn) ? month : null,
            plan is { RenewalAskedOn: null, EndsOn: { } ends } ? ends.AddDays(-plan.NoticeDays) : null,
            plan.EndsOn?.AddDays(1),
        ];
        if (plan.EndedOn is null && next.Min() is { } day)
        {
            db.SetTimer(clock, TimerKind, plan.Id, await days.Begins(plan.ClientId, day));
        }
    }

    private void Open(Plan plan, DateOnly today, int used = 0)
    {
        while (plan is { EndedOn: null, NextMonthOn: { } start } && start <= today && !(start > plan.EndsOn))
        {
            var next = plan.StartsOn.AddMonths(plan.MonthsOpened + 1);
            Add(plan, start, next.AddDays(-1), used);
            (plan.NextMonthOn, used) = (next, 0);
        }
    }

    private void Add(Plan plan, DateOnly from, DateOnly? last, int used)
    {
        var hours = new PlanHours
        {
            Id = clock.NewId(),
            PlanId = plan.Id,
            ClientId = plan.ClientId,
            Number = plan.MonthsOpened++,
            Block = plan.Kind == PlanKind.Block,
            MinutesBought = plan.Minutes,
            MinutesUsed = used,
            PricePerHourMinor = plan.PricePerHourMinor,
            Currency = plan.Currency,
            StartsOn = from,
            EndsOn = plan.HoursEnd(last),
            OpenedAt = clock.Now(),
        };
        db.Add(hours);
        facts.Append("plan.hours-opened", About(plan), Sight.Client, new { hours = hours.Id, minutes = plan.Minutes, from, hours.EndsOn });
    }

    private void GoOnOrEnd(Plan plan, DateOnly end)
    {
        if (!plan.Renews)
        {
            plan.EndedOn = end;
            facts.Append("plan.ended", About(plan), Sight.Client, new { endsOn = end });
            return;
        }

        (plan.EndsOn, plan.TermStartsOn, plan.RenewalAskedOn) = (plan.NextEnd(), end.AddDays(1), null);
        facts.Append("plan.renewed", About(plan), Sight.Client, new { from = plan.TermStartsOn, plan.EndsOn });
        if (plan.Kind == PlanKind.Block)
        {
            Add(plan, plan.TermStartsOn, plan.EndsOn, 0);
        }
    }
}

/// <summary>A day on which something of a plan is due.</summary>
internal sealed class PlanDue(CollegiumDb db, PlanMonths months, PlanDays days) : ITimerHandler
{
    public string Kind => PlanMonths.TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Plan>(timer.About) is { EndedOn: null } plan)
        {
            await months.Turn(plan, await days.Today(plan.ClientId));
        }
    }
}
