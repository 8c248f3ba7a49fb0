using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

/// <summary>Takes minutes from a client's hours, the oldest first, and gives them back when time is corrected.</summary>
internal sealed class DrawHours(CollegiumDb db, PlanMonths months, FactLog facts, TimeProvider clock)
{
    private static readonly int[] Told = [50, 75, 90, 100];

    public async Task<Drawn?> Draw(WorkDone work, int minutes)
    {
        await months.OpenDue(work.Client, work.Today);
        foreach (var id in await Usable(work).Where(h => h.MinutesUsed < h.MinutesBought).OrderBy(h => h.OpenedAt).ThenBy(h => h.Number).Select(h => h.Id).ToListAsync())
        {
            if (await db.Locked<PlanHours>(id) is not { MinutesLeft: > 0 } hours)
            {
                continue;
            }

            var drawn = Math.Min(minutes, hours.MinutesLeft);
            hours.MinutesUsed += drawn;
            Write(hours, work, drawn);
            facts.Append(
                "plan.drawn", About(hours, work), Sight.Client | Sight.Practice, new { hours = hours.Id, minutes = drawn, left = hours.MinutesLeft });
            Tell(hours, work);
            return new Drawn(hours.PlanId, hours.Id, drawn, hours.PricePerHourMinor, hours.InvoiceId);
        }

        return null;
    }

    /// <summary>The rate agreed for work beyond the hours; none where it is asked first.</summary>
    public async Task<long?> BeyondRate(WorkDone work) =>
        await db.Set<Plan>().Where(p => p.ClientId == work.Client && p.Beyond == BeyondHours.Bill && p.StartsOn <= work.Day
                && (p.EndsOn == null || p.EndsOn >= work.Day) && (p.EndedOn == null || p.EndedOn >= work.Day)
                && (!p.NamedOnly || db.Set<PlanContact>().Any(c => c.PlanId == p.Id && c.ContactId == work.Contact)))
            .OrderBy(p => p.SoldAt).Select(p => (long?)p.BeyondPerHourMinor).FirstOrDefaultAsync();

    public async Task Return(Guid id, WorkDone work, int minutes)
    {
        var hours = await db.Locked<PlanHours>(id) ?? throw new InvalidOperationException($"No hours {id} to give minutes back to.");
        hours.MinutesUsed -= minutes;
        Write(hours, work, -minutes);
        facts.Append(
            "plan.returned", About(hours, work), Sight.Client | Sight.Practice, new { hours = hours.Id, minutes, left = hours.MinutesLeft });
    }

    /// <summary>Hours that may pay for work of this day, asked for by this person, whether any are left or not.</summary>
    private IQueryable<PlanHours> Usable(WorkDone work) => db.Set<PlanHours>().AsNoTracking().Where(h => h.ClientId == work.Client
        && (h.StartsOn <= work.Day || (h.Block && h.StartsOn <= work.Today)) && (h.EndsOn == null || h.EndsOn >= work.Day)
        && db.Set<Plan>().Any(p => p.Id == h.PlanId && (p.EndsOn == null || p.EndsOn >= work.Day) && (p.EndedOn == null || p.EndedOn >= work.Day)
            && (!p.NamedOnly || db.Set<PlanContact>().Any(c => c.PlanId == p.Id && c.ContactId == work.Contact))));

    private void Write(PlanHours hours, WorkDone work, int minutes) => db.Add(new PlanDraw
    {
        Id = clock.NewId(),
        PlanId = hours.PlanId,
        HoursId = hours.Id,
        RequestId = work.Request,
        PracticeId = work.Practice,
        Day = work.Day,
        Minutes = minutes,
        At = clock.Now(),
    });

    /// <summary>Each share is told once, however often time is corrected around it; only the highest reached is written to people.</summary>
    private void Tell(PlanHours hours, WorkDone work)
    {
        int[] reached = [.. Told.Where(p => p > hours.ToldPercent && (long)hours.MinutesUsed * 100 >= (long)hours.MinutesBought * p)];
        foreach (var percent in reached)
        {
            facts.Append(
                "plan.used-to", About(hours, work), Sight.Client | Sight.Practice,
                new { hours = hours.Id, percent, left = hours.MinutesLeft, of = hours.MinutesBought, practitioner = work.Practitioner, last = percent == reached[^1] });
            hours.ToldPercent = percent;
        }
    }

    private static About About(PlanHours hours, WorkDone work) =>
        new("plan", hours.PlanId) { Client = hours.ClientId, Request = work.Request, Practice = work.Practice };
}
