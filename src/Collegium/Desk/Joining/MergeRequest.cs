using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Joining;

/// <summary>
/// Puts a request together with another of the same client that is the same trouble. Nothing moves: each keeps its words, offers,
/// notes and time, and the one that stays open shows both stories.
/// </summary>
internal sealed class MergeRequest(CollegiumDb db, RequestParties parties, OfferMaking making, Promises promises, FactLog facts, TimeProvider clock)
{
    public const string Because = "merged";

    public static readonly Refusal OtherClient = new(
        "merge.other-client", "These two are not of the same client, so they can’t be one trouble. Link them instead.", Field: "into");

    public static readonly Refusal Taken = new(
        "merge.taken", "Somebody has this one already, and their work must not vanish in another. Put the other into this one, or link them.");

    public static readonly Refusal NoNumber = new("merge.no-number", "Write the number of the request that stays open, in figures, such as 128.", Field: "into");

    public static readonly Refusal Itself = new("merge.itself", "This is the request you are looking at. Give the number of the other one.", Field: "into");

    public static Refusal Unknown(int number) => new("merge.unknown", $"There is no request {number}. Look its number up under Requests.", Field: "into");

    public static Refusal NotOpen(int number) => new("merge.not-open", $"Request {number} is closed, so nothing can be put to it. Give the number of an open one.", Field: "into");

    public async Task<Result<Request>> Run(Guid request, int? number)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (number is not { } into || into <= 0)
        {
            return NoNumber;
        }

        if (into == held.Number)
        {
            return Itself;
        }

        var id = await db.Set<Request>().Where(r => r.Number == into).Select(r => r.Id).SingleOrDefaultAsync();
        if (await db.Locked<Request>(id) is not { } kept)
        {
            return Unknown(into);
        }

        if (kept.Turn >= Turn.Over)
        {
            return NotOpen(into);
        }

        if (held.ClientId is null || held.ClientId != kept.ClientId)
        {
            return OtherClient;
        }

        if (!StewardAsks.IsWaiting(held))
        {
            return Taken;
        }

        await making.TakeBack(held);
        await promises.Stop(held);
        (held.State, held.StewardBecause, held.MergedInto, held.MergedAt) = (RequestState.Refused, Because, kept.Id, clock.Now());
        facts.Append("request.merged", TellRequest.About(held), Sight.Client, new { kept.Number });
        facts.Append("request.absorbed", TellRequest.About(kept), Sight.Client | Sight.Practice, new { held.Number });
        return kept;
    }
}
