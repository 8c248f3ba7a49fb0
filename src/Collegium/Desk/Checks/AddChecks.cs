using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Checks;

/// <summary>Puts things to do on a request, one a line. A list that is used again and again is a macro of such lines.</summary>
internal sealed class AddChecks(CollegiumDb db, RequestParties parties, FactLog facts, TimeProvider clock)
{
    private const int Most = 50;
    private const int Longest = 300;

    public static readonly Refusal Empty = new("check.empty", "Write what is to be done, one thing a line and at most 300 letters each.", Field: "words");

    public static readonly Refusal TooMany = new("check.too-many", "This request has room for 50 things to do, and these would be more. Split it, or leave some out.", Field: "words");

    public async Task<Result<IReadOnlyList<Check>>> Run(Guid request, string? words)
    {
        if (await db.Locked<Request>(request) is not { } held || !(parties.IsPractice(held) || db.Actor.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("request");
        }

        if (WorkText.Read(words, "words") is var read && read.Refusal is { } no)
        {
            return no;
        }

        string[] lines = [.. read.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (lines.Length == 0 || Array.Exists(lines, l => l.Length > Longest))
        {
            return Empty;
        }

        var place = await db.Set<Check>().CountAsync(c => c.RequestId == request);
        if (place + lines.Length > Most)
        {
            return TooMany;
        }

        var made = lines.Select((line, at) => new Check { Id = clock.NewId(), RequestId = request, Text = line, Place = place + at }).ToList();
        db.AddRange(made);
        facts.Append("request.checks-added", TellRequest.About(held), Sight.Practice, new { made.Count });
        return made;
    }
}

/// <summary>Ticks a thing to do off, or on again.</summary>
internal sealed class TickCheck(CollegiumDb db, RequestParties parties, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Check>> Run(Guid request, Guid check, bool done)
    {
        if (await db.Locked<Request>(request) is not { } held || !(parties.IsPractice(held) || db.Actor.Is(Roles.Steward | Roles.House))
            || await db.Set<Check>().SingleOrDefaultAsync(c => c.Id == check && c.RequestId == request) is not { } found)
        {
            return Refusal.Missing("check");
        }

        if (done != found.DoneAt is not null)
        {
            found.DoneAt = done ? clock.Now() : null;
            found.DoneBy = done ? db.Actor.Name : null;
            facts.Append("request.check-ticked", TellRequest.About(held), Sight.Practice, new { check, done });
        }

        return found;
    }
}
