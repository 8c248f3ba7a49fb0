using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>The client says that it works, and how well it was done. What an officer enters on the phone is shown and not counted.</summary>
internal sealed class ConfirmRequest(CollegiumDb db, RequestParties parties, Confirmed confirmed, FactLog facts)
{
    public static readonly Refusal BadRating = new(
        "rating.out-of-range", "Rate from 1, poor, to 5, excellent, or leave it out.", Field: "rating");

    public static readonly Refusal NotDone = new(
        "request.not-done", "This isn't marked done yet. If it works already, tell whoever has it to close it.");

    public static readonly Refusal Already = new("request.confirmed-already", "This was confirmed already. Thank you.");

    public async Task<Result<Request>> Run(Guid request, int? rating, string? words)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(words, "words");
        if (read.Refused)
        {
            return read.Refusal!;
        }

        if (rating is < 1 or > 5)
        {
            return BadRating;
        }

        var held = found.Value;
        var later = held.State == RequestState.Confirmed && held.Rating is null && rating is not null;
        if (held.State != RequestState.Done && !later)
        {
            return held.State == RequestState.Confirmed ? Already : NotDone;
        }

        var own = parties.IsClient(held);
        if (rating is not null)
        {
            (held.Rating, held.RatingWords, held.RatingCounts) = (rating, read.Value.Length > 0 ? read.Value : null, own);
        }
        else if (read.Value.Length > 0)
        {
            held.RatingWords = read.Value;
        }

        if (later)
        {
            facts.Append("request.rated", TellRequest.About(held), Sight.Client | Sight.Practice, new { rating, counts = own }, parties.ForClient(held));
            if (own)
            {
                await confirmed.Judge(held);
            }

            return held;
        }

        await db.Set<Database.Timer>().Where(t => t.About == held.Id && t.Kind == ConfirmDue.TimerKind).ExecuteDeleteAsync();
        await confirmed.Close(held, counts: own && rating is not (1 or 2), automatically: false, parties.ForClient(held));
        return held;
    }
}
