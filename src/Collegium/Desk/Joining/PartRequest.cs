using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Joining;

/// <summary>Takes two requests apart again that were put together, while nothing was billed since. Practices are asked anew.</summary>
internal sealed class PartRequest(CollegiumDb db, RequestParties parties, ClientsDoor clients, Promises promises, AskedAnew anew, TimeProvider clock)
{
    public static readonly Refusal NotMerged = new("merge.none", "This request isn’t put together with another, so there is nothing to take apart.");

    public static readonly Refusal Billed = new(
        "merge.billed", "Work on the two together was billed since, so they can’t be taken apart any more. Write a follow-up for what is left.");

    public async Task<Result<Request>> Run(Guid request)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held is not { MergedInto: { } into, MergedAt: { } since } || await db.Locked<Request>(into) is not { } kept)
        {
            return NotMerged;
        }

        if (await db.Set<TimeEntry>().AnyAsync(t => t.RequestId == into && t.InvoiceId != null && t.RecordedAt >= since)
            || await db.Set<Estimate>().AnyAsync(e => e.RequestId == into && e.InvoiceId != null && e.SentAt >= since))
        {
            return Billed;
        }

        (held.State, held.StewardBecause, held.MergedInto, held.MergedAt) = (RequestState.New, null, null, null);
        var (zone, now) = ((await clients.Find(held.ClientId!.Value))!.Zone, clock.Now());
        var due = held.RespondBy > now ? held.RespondBy : await promises.AnswerDue(held.Impact, zone, now);
        held.RespondBy = due;
        await promises.Start(held, ClockKind.Answer, now, due, await promises.AtRisk(now, due, zone));
        await anew.Run(held, kept);
        return held;
    }
}

/// <summary>What happens to a request that stands alone again: it is told, and those who fit are asked.</summary>
internal sealed class AskedAnew(StewardAsks asks, ReadRequest reading, FactLog facts)
{
    public async Task Run(Request request, Request kept)
    {
        facts.Append("request.parted", TellRequest.About(request), Sight.Client, new { kept.Number });
        facts.Append("request.parted", TellRequest.About(kept), Sight.Client | Sight.Practice, new { request.Number });
        if (Need.Read(request.Needs).Count == 0)
        {
            await reading.ToSteward(request, "unclear");
        }
        else
        {
            await asks.Again(request, takeBack: false);
        }
    }
}
