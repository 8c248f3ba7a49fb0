using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>Says which steward keeps an eye on a request, so that two don't and one does.</summary>
internal sealed class MindRequest(CollegiumDb db, RequestParties parties, FactLog facts)
{
    public static readonly Refusal NoSteward = new(
        "steward.unknown", "Nobody of that name is a steward of this desk. Pick one from the list, or “me”, or “nobody”.", Field: "words");

    /// <param name="request">The request.</param>
    /// <param name="who">A steward's name or log-in, <c>me</c> or <c>nobody</c>.</param>
    public async Task<Result<Request>> Run(Guid request, string? who)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        var named = who?.Trim() ?? "";
        Guid? steward = null;
        if (named != "nobody")
        {
            var own = db.Actor.Login;
            steward = await db.Set<Login>()
                .Where(l => l.ChapterId == db.Chapter && (l.Roles & Roles.Steward) != 0)
                .Where(l => named == "me" ? l.Id == own : l.DisplayName == named || l.Id.ToString() == named)
                .OrderBy(l => l.Id).Select(l => (Guid?)l.Id).FirstOrDefaultAsync();
            if (steward is null)
            {
                return NoSteward;
            }
        }

        if (held.StewardLogin != steward)
        {
            held.StewardLogin = steward;
            facts.Append("request.minded", TellRequest.About(held), Sight.Officers, new { steward });
        }

        return held;
    }
}
