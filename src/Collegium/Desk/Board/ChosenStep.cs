using System.Globalization;
using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>One step for all requests chosen on the board: all of them take it, or none does.</summary>
internal sealed class ChosenStep(CollegiumDb db, AskNext asking, WithdrawRequest withdrawing)
{
    private const int Most = 50;

    public static readonly Refusal None = new("request.none-chosen", "Choose the requests first, at most 50 at once: press x on each, or tick its box.");

    public static readonly Refusal NotYours = Refusal.NotAllowed("take this step", "The steward of the desk does.");

    public async Task<Result<int>> Run(IReadOnlyCollection<int> numbers, string? step, string? why)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (numbers.Count is 0 or > Most)
        {
            return None;
        }

        var chosen = await db.Set<Request>().AsNoTracking().Where(r => numbers.Contains(r.Number)).OrderBy(r => r.Number).Select(r => new { r.Id, r.Number }).ToListAsync();
        foreach (var request in chosen)
        {
            var done = step == "withdraw" ? await withdrawing.Run(request.Id, why) : await asking.Run(request.Id);
            if (done.Refusal is { } no)
            {
                return no with { Message = string.Create(CultureInfo.InvariantCulture, $"Request {request.Number}: {no.Message} Nothing was changed for the others either."), Field = null };
            }
        }

        return chosen.Count;
    }
}
