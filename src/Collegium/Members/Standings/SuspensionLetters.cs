using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>A practice that an officer keeps off work reads why, until when, and that anything more is decided only after it was heard.</summary>
internal sealed class SuspensionLetters(CollegiumDb db, Letterhead letters, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "members.suspension-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "practice.suspended";

    public async Task React(Fact fact)
    {
        var chapter = await governance.Chapter();
        if (!chapter.Open || clock.Now() - fact.At > Stale || await db.Set<StandingChange>().AsNoTracking().Where(c => c.PracticeId == fact.AboutId && c.To == Standing.Suspended && c.At <= fact.At)
            .OrderByDescending(c => c.At).FirstOrDefaultAsync() is not { } change || !change.Reason.StartsWith(StandingBook.ForNow, StringComparison.Ordinal))
        {
            return;
        }

        var until = change.At.AddDays((await governance.Rules()).Conduct.InterimDays);
        foreach (var person in await db.Set<Practitioner>().AsNoTracking().Where(p => p.PracticeId == fact.AboutId && !p.Left).OrderBy(p => p.Id).ToListAsync())
        {
            await letters.Put(
                fact.Id, fact.Kind, (person.Mail, person.Name), "Your practice gets no new work for now",
                $"The membership secretary keeps your practice off new work for now, with this reason:\n\n{change.Reason[StandingBook.ForNow.Length..]}\n\n"
                + string.Create(CultureInfo.InvariantCulture, $"It ends by itself on {until:d MMMM yyyy} at the latest and can’t be repeated. Anything more takes a conduct case, in which you are heard. ")
                + $"What you have open goes on. If you think this is wrong, call the secretary or another officer. Your page:\n\n{letters.Site}/members/{fact.AboutId}");
        }
    }
}
