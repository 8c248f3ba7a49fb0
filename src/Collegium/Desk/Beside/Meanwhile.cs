using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Beside;

/// <summary>
/// What others did to a request since a page showed it. A step decided by what no longer holds is not taken; it is shown what
/// changed, and can be sent again.
/// </summary>
internal sealed class Meanwhile(CollegiumDb db, Story story)
{
    private const int Most = 3;

    public static Refusal Changed(string what) => new(
        "request.changed", $"Somebody was here meanwhile: {what} If your step still holds, send it again.", RefusalKind.Conflict);

    /// <summary>How much of it a page shows now.</summary>
    public Task<int> Seen(Guid request) => db.Set<Fact>().CountAsync(f => f.RequestId == request);

    public StepGuard Guard(Request request, int seen) => new(seen.ToString(System.Globalization.CultureInfo.InvariantCulture), said => Judge(request, said));

    /// <summary>What one did oneself, and what the house does by rule, is no surprise.</summary>
    private async Task<Refusal?> Judge(Request request, string? said)
    {
        if (!int.TryParse(said, out var seen))
        {
            return null;
        }

        var newer = await db.Set<Fact>().AsNoTracking().Where(f => f.RequestId == request.Id).OrderBy(f => f.Seq).Skip(seen).ToListAsync();
        var others = newer.FindAll(f => f.ActorAs != "house" && (f.ActorLogin is null || f.ActorLogin != db.Actor.Login) && f.Kind is not "offer.seen");
        if (others.Count == 0)
        {
            return null;
        }

        var names = await story.Names(request, others);
        string[] lines = [.. others.Select(f => StoryWords.Of(f, names)).OfType<StoryEvent>().TakeLast(Most).Select(e => $"{e.Lead} {e.Said ?? e.Rest}".Trim().TrimEnd(':') is var line && line.EndsWith('.') ? line : $"{line}.")];
        return lines.Length == 0 ? null : Changed(string.Join(" ", lines));
    }
}
