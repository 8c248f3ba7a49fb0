using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>A suspension ends: back to the standing before it. A certificate that ran out meanwhile lapses the practice.</summary>
internal sealed class GiveBack(CollegiumDb db, StandingBook book, GovernanceDoor governance, TimeProvider clock)
{
    public const string Kind = "practice.reinstated";

    public async Task Run(Practice practice, string reason)
    {
        if (await IsInsured(practice))
        {
            book.Move(practice, await Before(practice), reason, Kind);
        }
        else
        {
            book.Move(practice, Standing.Lapsed, StandingBook.InsuranceRanOut);
        }
    }

    public async Task<bool> IsInsured(Practice practice) =>
        practice.InsuredUntil >= new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(clock.Now());

    /// <summary>Full or provisional, whichever it was last.</summary>
    public async Task<Standing> Before(Practice practice) =>
        await db.Set<StandingChange>().Where(c => c.PracticeId == practice.Id && (c.From == Standing.Full || c.From == Standing.Provisional))
            .OrderByDescending(c => c.At).Select(c => c.From).FirstOrDefaultAsync() is Standing.Provisional ? Standing.Provisional : Standing.Full;
}
