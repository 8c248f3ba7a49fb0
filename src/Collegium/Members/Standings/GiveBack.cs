using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Dues;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>Back to the standing a practice had. A certificate that ran out meanwhile, or dues long unpaid, lapse it instead.</summary>
internal sealed class GiveBack(CollegiumDb db, StandingBook book, GovernanceDoor governance, TimeProvider clock)
{
    public const string Kind = "practice.reinstated";

    public async Task Run(Practice practice, string reason)
    {
        var lapse = !await IsInsured(practice) ? StandingBook.InsuranceRanOut : await Owes(practice) ? RecordDues.Unpaid : null;
        if (lapse is null)
        {
            book.Move(practice, await Before(practice), reason, Kind);
        }
        else
        {
            book.Move(practice, Standing.Lapsed, lapse);
        }
    }

    public async Task<bool> IsInsured(Practice practice) =>
        practice.InsuredUntil >= new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(clock.Now());

    /// <summary>Dues unpaid past the charter's days.</summary>
    public async Task<bool> Owes(Practice practice)
    {
        var now = clock.Now();
        return await db.Set<DuesNotice>().AnyAsync(d => d.PracticeId == practice.Id && d.PaidAt == null && d.EndsAt <= now);
    }

    /// <summary>Full or provisional, whichever it was last.</summary>
    public async Task<Standing> Before(Practice practice) =>
        await db.Set<StandingChange>().Where(c => c.PracticeId == practice.Id && (c.From == Standing.Full || c.From == Standing.Provisional))
            .OrderByDescending(c => c.At).Select(c => c.From).FirstOrDefaultAsync() is Standing.Provisional ? Standing.Provisional : Standing.Full;
}
