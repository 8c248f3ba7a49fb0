using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;

namespace Collegium.Members.Standings;

/// <summary>The day after a certificate's last day: without a newer one, the practice lapses, and says why.</summary>
internal sealed class InsuranceDue(CollegiumDb db, StandingBook book, GovernanceDoor governance, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.insurance";

    public string Kind => TimerKind;

    /// <summary>The first instant at which the day has ended everywhere the chapter may be.</summary>
    public static DateTime After(DateOnly until) => until.AddDays(1).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Practice>(timer.About) is not { Standing: Standing.Full or Standing.Provisional } practice)
        {
            return;
        }

        var today = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(clock.Now());
        if (practice.InsuredUntil < today)
        {
            book.Move(practice, Standing.Lapsed, StandingBook.InsuranceRanOut);
        }
    }
}
