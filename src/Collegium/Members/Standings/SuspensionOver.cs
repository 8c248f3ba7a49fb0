using Collegium.Database;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>An officer's suspension has run out: it ends by itself, unless by now a conduct case keeps the practice off work.</summary>
internal sealed class SuspensionOver(CollegiumDb db, GiveBack giveBack, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.suspension";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var change = await db.Set<StandingChange>().AsNoTracking().SingleAsync(c => c.Id == timer.About);
        if (await db.Locked<Practice>(change.PracticeId) is not { Standing: Standing.Suspended } practice || practice.StandingSince != change.At)
        {
            return;
        }

        var now = clock.Now();
        var holding = (await db.Set<ConductCase>().Where(c => c.RespondentId == practice.Id).ToListAsync()).FindAll(c => c.Holds(now));
        if (holding.Count == 0)
        {
            await giveBack.Run(practice, StandingBook.ForNowOver);
        }

        // The case gives the standing back when it holds the practice no more.
        holding.ForEach(c => c.PutOff = true);
    }
}
