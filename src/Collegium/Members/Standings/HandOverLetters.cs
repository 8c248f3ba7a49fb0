using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>A practice was expelled with work still open: the stewards hear which, because nobody of it can hand it over any more.</summary>
internal sealed class HandOverLetters(CollegiumDb db, IEnumerable<IOpenWork> work, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public string Name => "members.hand-over-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "practice.expelled";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale || work.FirstOrDefault() is not { } desk || await desk.Of(fact.AboutId) is not { Count: > 0 } open)
        {
            return;
        }

        var name = await db.Set<Practice>().AsNoTracking().Where(p => p.Id == fact.AboutId).Select(p => p.Name).SingleAsync();
        var list = string.Join("\n", open.Select(o => FormattableString.Invariant($"{letters.Site}/requests/{o.Number}")));
        foreach (var steward in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
        {
            await letters.Put(
                fact.Id, fact.Kind, (steward.Email!, steward.DisplayName), $"{name} is out, with work still open",
                $"Its people can’t sign in for it any more. Call the clients, and give these to others:\n\n{list}");
        }
    }
}
