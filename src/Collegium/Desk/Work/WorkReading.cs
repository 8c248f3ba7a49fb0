using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>A request as the practice that has it works on it.</summary>
internal sealed record WorkSeen(RequestShown Shown, ClientCard Client, ContactCard? Contact)
{
    public required IReadOnlyList<TimeEntry> Times { get; init; }

    /// <summary>The estimate the client said yes to, if any.</summary>
    public Estimate? Approved { get; init; }

    /// <summary>Sent, and not answered yet.</summary>
    public Estimate? Waiting { get; init; }

    public required int PlanMinutes { get; init; }

    /// <summary>The plans of the client, the running ones first.</summary>
    public IReadOnlyList<PlanShown> Plans { get; init; } = [];

    public required string Currency { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Time of one's own practice that can still be corrected: one of each that was written down at once.</summary>
    public IReadOnlyList<TimeEntry> Correctable =>
        [.. Times.Where(t => t.PracticeId == Row.PracticeId).GroupBy(t => (t.RecordedAt, t.PractitionerId)).Where(g => g.All(t => t.InvoiceId is null)).Select(g => g.First())];

    public Request Row => Shown.Row;

    public bool IsOpen => Shown.State is RequestState.Accepted or RequestState.InWork;

    /// <summary>Minutes that would be billed now: what the plan holds and the approved estimate leaves.</summary>
    public int BillableMinutes => PlanMinutes + (Approved is { } yes ? Math.Max(0, yes.MinutesTo - Times.Sum(t => t.EstimateMinutes)) : 0);

    /// <summary>What an hour costs once all of that is used; none where more isn't billed.</summary>
    public long? PerHourBeyond => GoesOn.For(Plans, Row.ContactId)?.BeyondPerHourMinor;

    public IReadOnlyList<(int Start, int Length)> Marks =>
        [.. Need.Read(Row.Needs).SelectMany(n => n.Words).Where(w => w.Start >= 0 && w.Start + w.Length <= Row.Text.Length).Select(w => (w.Start, w.Length))];

    /// <summary>What became of time just written down, in the words the program gets too.</summary>
    public string? Told(Guid time)
    {
        if (Times.FirstOrDefault(t => t.Id == time) is not { } first)
        {
            return null;
        }

        TimeEntry[] together = [.. Times.Where(t => t.RecordedAt == first.RecordedAt && t.Note == first.Note)];
        return Billing.Why(together.Sum(t => t.Minutes), together.Sum(t => t.PlanMinutes), together.Sum(t => t.EstimateMinutes), together.Sum(t => t.BeyondMinutes), Approved);
    }
}

/// <summary>Reads what a practice has won, for its own pages.</summary>
internal sealed class WorkReading(
    CollegiumDb db, RequestView view, ClientsDoor clients, ContractsDoor contracts, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<WorkSeen?> Find(int number)
    {
        if (db.Actor.Practice is not { } own
            || await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Number == number && r.PracticeId == own) is not { ClientId: { } client } row
            || await clients.Find(client) is not { } card)
        {
            return null;
        }

        var today = new BusinessTime(await governance.Rules(), card.Zone).Day(clock.Now());
        var estimates = await db.Set<Estimate>().AsNoTracking().Where(e => e.RequestId == row.Id && e.ReplacedAt == null).OrderBy(e => e.SentAt).ToListAsync();
        return new WorkSeen(await view.Show(row), card, row.ContactId is { } contact ? await clients.Contact(contact) : null)
        {
            Times = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RequestId == row.Id).OrderBy(t => t.Day).ThenBy(t => t.Id).ToListAsync(),
            Approved = estimates.LastOrDefault(e => e.ApprovedAt is not null),
            Waiting = estimates.LastOrDefault(e => e.ApprovedAt is null),
            PlanMinutes = await contracts.MinutesFor(client, row.ContactId, today),
            Plans = await contracts.Shown(client),
            Currency = (await governance.Chapter()).Currency,
            Today = today,
        };
    }

    /// <summary>What is open, the next promise first, then what waits for the client's word.</summary>
    public Task<IReadOnlyList<RequestShown>> Open() => Read(
        own => db.Set<Request>().Where(r => r.PracticeId == own && (r.State == RequestState.Accepted || r.State == RequestState.InWork || r.State == RequestState.Done))
            .OrderBy(r => r.State == RequestState.Done).ThenBy(r => r.NextDue).ThenBy(r => r.Number).Take(200));

    public Task<IReadOnlyList<RequestShown>> Over(int most) => Read(
        own => db.Set<Request>().Where(r => r.PracticeId == own && r.State == RequestState.Confirmed).OrderByDescending(r => r.ConfirmedAt).Take(most));

    private async Task<IReadOnlyList<RequestShown>> Read(Func<Guid, IQueryable<Request>> which) =>
        db.Actor.Practice is { } own ? await view.Show(await which(own).AsNoTracking().ToListAsync()) : [];
}
