using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>Time as it was worked; without a name it was whoever writes it down, or whoever has the request, as it is without a practice.</summary>
internal sealed record WorkedTime(int Minutes, string Note, DateOnly Day, DateOnly Today, Guid? By = null, Guid? Practice = null);

/// <summary>
/// Splits recorded minutes: first what the client's plan still holds, then what the approved estimate leaves,
/// then what the plan lets go on beyond its hours; the rest was agreed with nobody and isn't billed.
/// </summary>
internal sealed class Billing(CollegiumDb db, ContractsDoor contracts, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public async Task<TimeRecorded> Enter(Request request, WorkedTime worked)
    {
        var approved = await db.Set<Estimate>().Where(e => e.RequestId == request.Id && e.ApprovedAt != null && e.ReplacedAt == null)
            .OrderByDescending(e => e.ApprovedAt).FirstOrDefaultAsync();
        var under = await db.Set<TimeEntry>().Where(t => t.RequestId == request.Id).SumAsync(t => t.EstimateMinutes);
        var (left, work, entries) = (worked.Minutes, Of(request, worked), new List<TimeEntry>());
        while (left > 0 && await contracts.Draw(work, left) is { } drawn)
        {
            entries.Add(Entry(work, worked.Note, drawn.Minutes, drawn));
            left -= drawn.Minutes;
            await db.SaveChangesAsync();
        }

        var (fromPlans, billed) = (worked.Minutes - left, approved is null ? 0 : Math.Clamp(approved.MinutesTo - under, 0, left));
        var rate = left > billed ? await contracts.BeyondRate(work) : null;
        if (left > 0 && (rate is null || billed > 0))
        {
            entries.Add(Entry(work, worked.Note, rate is null ? left : billed, estimate: billed));
        }

        var beyond = rate is null ? 0 : left - billed;
        if (beyond > 0)
        {
            entries.Add(Entry(work, worked.Note, beyond, beyondRate: rate));
        }

        db.AddRange(entries);
        foreach (var entry in entries)
        {
            facts.Append(
                "time.recorded", TellRequest.About(request), Sight.Client | Sight.Practice,
                new { time = entry.Id, entry.Minutes, entry.PlanMinutes, entry.PlanId, entry.EstimateMinutes, entry.BeyondMinutes, entry.Day },
                parties.ForPractice(request));
        }

        // What comes next in the same write reads from the rows what the estimate leaves.
        await db.SaveChangesAsync();
        return new TimeRecorded(entries[0].Id, worked.Minutes, worked.Minutes > left || billed + beyond > 0, Why(worked.Minutes, fromPlans, billed, beyond, approved));
    }

    /// <summary>Takes entries back: what they drew from a plan is there again.</summary>
    public async Task TakeBack(Request request, IReadOnlyList<TimeEntry> entries, DateOnly today)
    {
        foreach (var entry in entries)
        {
            if (entry.HoursId is { } hours)
            {
                await contracts.GiveBack(hours, Of(request, new(entry.Minutes, entry.Note, entry.Day, today, entry.PractitionerId, entry.PracticeId)), entry.PlanMinutes);
            }

            db.Remove(entry);
        }

        await db.SaveChangesAsync();
    }

    private WorkDone Of(Request request, WorkedTime worked) => new(
        request.ClientId!.Value, request.ContactId, request.Id, worked.Practice ?? request.PracticeId!.Value,
        worked.By ?? (db.Actor.Practice == request.PracticeId && db.Actor.Practitioner is { } me ? me : request.PractitionerId!.Value), worked.Day, worked.Today);

    private TimeEntry Entry(WorkDone work, string note, int minutes, Drawn? drawn = null, int estimate = 0, long? beyondRate = null) => new()
    {
        Id = clock.NewId(),
        RequestId = work.Request,
        PracticeId = work.Practice,
        PractitionerId = work.Practitioner,
        Minutes = minutes,
        Note = note,
        Day = work.Day,
        PlanMinutes = drawn?.Minutes ?? 0,
        PlanId = drawn?.Plan,
        HoursId = drawn?.Hours,
        EstimateMinutes = estimate,
        BeyondMinutes = beyondRate is null ? 0 : minutes,
        BeyondPerHourMinor = beyondRate ?? 0,
        RecordedAt = clock.Now(),
    };

    public static string Why(int minutes, int plan, int billed, int beyond, Estimate? approved)
    {
        var free = minutes - plan - billed - beyond;
        string[] parts =
        [
            .. plan > 0 ? [$"{Share(plan, minutes, "comes", "come")} from the client's plan."] : Array.Empty<string>(),
            .. billed > 0 ? [$"{Share(billed, minutes, "is", "are")} billed under the approved estimate."] : Array.Empty<string>(),
            .. beyond > 0 ? [$"{Share(beyond, minutes, "is", "are")} billed at the rate agreed for work beyond the plan."] : Array.Empty<string>(),
            .. free > 0 ? [$"{Share(free, minutes, "isn't", "aren't")} billed: {NotBilled(approved)}"] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);
    }

    private static string Share(int part, int all, string one, string many) =>
        all == 1 ? $"The one minute {one}" : Text($"{part:N0} of {all:N0} minutes {(part == 1 ? one : many)}");

    private static string NotBilled(Estimate? approved) => approved is null
        ? "there is no plan with hours left and no estimate the client approved. Send one before you go on."
        : Text($"the client approved at most {approved.MinutesTo:N0}. Send a new estimate before you go on.");

    private static string Text(FormattableString words) => FormattableString.Invariant(words);
}
