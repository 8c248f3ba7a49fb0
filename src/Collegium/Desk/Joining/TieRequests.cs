using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Joining;

/// <summary>Says that two requests have to do with one another, or that one waits for the other; said again, it is taken back.</summary>
internal sealed class TieRequests(CollegiumDb db, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NoOther = new("tie.missing", "There is no other request with this number. Give the number of the one it belongs with.", Field: "number");

    public static readonly Refusal NoKind = new("tie.kind", "Say how they belong together: related or blocks.", Field: "kind");

    public static readonly Refusal Circle = new("tie.circle", "That one already waits for this one, so both would wait for ever. Take that link away first.", Field: "number");

    public async Task<Result<Request>> Run(Guid request, int number, string? kind)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        var other = await db.Set<Request>().Where(r => r.Number == number && r.Id != held.Id).Select(r => r.Id).SingleOrDefaultAsync();
        if (other == Guid.Empty)
        {
            return NoOther;
        }

        if (kind is not ("related" or "blocks"))
        {
            return NoKind;
        }

        var tied = kind == "blocks" ? TieKind.Blocks : TieKind.Related;
        var ties = await db.Set<RequestTie>().Where(t => t.Kind == tied && ((t.FirstId == held.Id && t.SecondId == other) || (t.FirstId == other && t.SecondId == held.Id))).ToListAsync();
        if (tied == TieKind.Blocks && ties.Exists(t => t.FirstId == other))
        {
            return Circle;
        }

        if (ties.Count > 0)
        {
            db.RemoveRange(ties);
        }
        else
        {
            db.Add(new RequestTie { Id = clock.NewId(), FirstId = held.Id, SecondId = other, Kind = tied });
        }

        facts.Append("request.tied", TellRequest.About(held), Sight.Officers, new { number, kind = tied, off = ties.Count > 0 });
        return held;
    }
}
