using Collegium.Database;
using Collegium.Desk.Macros;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>What became of one of the chosen: nothing to say where it was done, or why it was not.</summary>
internal sealed record RowOutcome(int Number, bool Done, string? Code = null, string? Message = null);

/// <summary>One step for all requests chosen on the board: each takes it whole or not at all, and each is told of.</summary>
internal sealed class ChosenStep(CollegiumDb db, DeskMoves desk, WorkMoves work, RunMacro macro)
{
    private const int Most = 50;

    public static readonly IReadOnlyList<string> Steps = ["ask", "withdraw", "refuse", "tag", "untag", "mind", "impact", "note", "tell", "check", "done", "confirm", "macro"];

    public static readonly Refusal None = new("request.none-chosen", "Choose the requests first, at most 50 at once: press x on each, or tick its box.");

    public static readonly Refusal NotYours = Refusal.NotAllowed("take this step", "The steward of the desk does.");

    public static Refusal Unknown(string? step) => new(
        "step.unknown", $"There is no step “{step}”. There are {string.Join(", ", Steps)}.", RefusalKind.Malformed, "step");

    public async Task<Result<IReadOnlyList<RowOutcome>>> Run(IReadOnlyCollection<int> numbers, string? step, string? words)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (step is null || !Steps.Contains(step))
        {
            return Unknown(step);
        }

        if (numbers.Count is 0 or > Most)
        {
            return None;
        }

        var known = await db.Set<Request>().AsNoTracking().Where(r => numbers.Contains(r.Number)).ToDictionaryAsync(r => r.Number, r => r.Id);
        var told = new List<RowOutcome>();
        foreach (var number in numbers.Distinct().Order())
        {
            var no = known.TryGetValue(number, out var id) ? (await db.Apart(() => Take(step, id, words))).Refusal : Refusal.Missing("request");
            told.Add(new RowOutcome(number, no is null, no?.Code, no?.Message));
        }

        return told;
    }

    private async Task<Result<Done>> Take(string step, Guid request, string? words) =>
        step == "macro" ? await macro.Run(request, words) : await desk.Run(step, request, words) ?? await work.Run(step, request, words) ?? throw new InvalidOperationException(step);
}
