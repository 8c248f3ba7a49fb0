using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>
/// Splits recorded minutes: first what the client's plan still holds, then what the approved estimate leaves; the rest was
/// agreed with nobody and isn't billed.
/// </summary>
internal sealed class Billing(CollegiumDb db, ContractsDoor contracts, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public async Task<TimeRecorded> Enter(Request request, int minutes, string note, DateOnly day, DateOnly today)
    {
        var approved = await db.Set<Estimate>().Where(e => e.RequestId == request.Id && e.ApprovedAt != null && e.ReplacedAt == null)
            .OrderByDescending(e => e.ApprovedAt).FirstOrDefaultAsync();
        var under = await db.Set<TimeEntry>().Where(t => t.RequestId == request.Id).SumAsync(t => t.EstimateMinutes);
        var (left, fromPlans, entries) = (minutes, 0, new List<TimeEntry>());
        while (left > 0 && await contracts.Draw(request.ClientId!.Value, request.Id, left, today) is { } drawn)
        {
            entries.Add(Entry(request, drawn.Minutes, note, day, drawn));
            (left, fromPlans) = (left - drawn.Minutes, fromPlans + drawn.Minutes);
            await db.SaveChangesAsync();
        }

        var billed = approved is null ? 0 : Math.Clamp(approved.MinutesTo - under, 0, left);
        if (left > 0)
        {
            entries.Add(Entry(request, left, note, day, estimate: billed));
        }

        db.AddRange(entries);
        foreach (var entry in entries)
        {
            facts.Append(
                "time.recorded", TellRequest.About(request), Sight.Client | Sight.Practice,
                new { time = entry.Id, entry.Minutes, entry.PlanMinutes, entry.PlanId, entry.EstimateMinutes, entry.Day },
                parties.ForPractice(request));
        }

        return new TimeRecorded(entries[0].Id, minutes, fromPlans + billed > 0, Why(minutes, fromPlans, billed, approved));
    }

    private TimeEntry Entry(Request request, int minutes, string note, DateOnly day, Drawn? drawn = null, int estimate = 0) => new()
    {
        Id = clock.NewId(),
        RequestId = request.Id,
        PracticeId = request.PracticeId!.Value,
        PractitionerId = db.Actor.Practice == request.PracticeId && db.Actor.Practitioner is { } me ? me : request.PractitionerId!.Value,
        Minutes = minutes,
        Note = note,
        Day = day,
        PlanMinutes = drawn?.Minutes ?? 0,
        PlanId = drawn?.Plan,
        EstimateMinutes = estimate,
        RecordedAt = clock.Now(),
    };

    public static string Why(int minutes, int plan, int billed, Estimate? approved)
    {
        var free = minutes - plan - billed;
        string[] parts =
        [
            .. plan > 0 ? [Text($"{plan:N0} of {minutes:N0} minutes come from the client's plan.")] : Array.Empty<string>(),
            .. billed > 0 ? [Text($"{billed:N0} of {minutes:N0} minutes are billed under the approved estimate.")] : Array.Empty<string>(),
            .. free > 0 ? [Text($"{free:N0} of {minutes:N0} minutes aren't billed: {NotBilled(approved)}")] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);
    }

    private static string NotBilled(Estimate? approved) => approved is null
        ? "there is no plan with hours left and no estimate the client approved. Send one before you go on."
        : Text($"the client approved at most {approved.MinutesTo:N0}. Send a new estimate before you go on.");

    private static string Text(FormattableString words) => FormattableString.Invariant(words);
}
