using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>The client's yes to what the work will cost. From now on time is billed, up to the upper end.</summary>
internal sealed class ApproveEstimate(CollegiumDb db, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal None = new(
        "estimate.missing", "There is no estimate to approve yet. Whoever has the request sends one first.");

    public static readonly Refusal NotOpen = new(
        "estimate.not-open", "The work is finished, so there is nothing left to approve. If something is wrong, open the request again.");

    public async Task<Result<Request>> Run(Guid request)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        var known = await db.Set<Estimate>().Where(e => e.RequestId == held.Id && e.ReplacedAt == null).ToListAsync();
        if (known.Find(e => e.ApprovedAt is null) is not { } waiting)
        {
            return None;
        }

        if (held.State is not (RequestState.Accepted or RequestState.InWork))
        {
            return NotOpen;
        }

        foreach (var earlier in known.Where(e => e.ApprovedAt is not null && e.InvoiceId is null))
        {
            earlier.ReplacedAt = clock.Now();
        }

        waiting.ApprovedAt = clock.Now();
        facts.Append(
            "estimate.approved", TellRequest.About(held), Sight.Client | Sight.Practice,
            new { estimate = waiting.Id, waiting.MinutesTo, waiting.PartsMinor, waiting.Currency }, parties.ForClient(held));
        return held;
    }
}
