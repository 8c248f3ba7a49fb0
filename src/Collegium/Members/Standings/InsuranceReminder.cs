using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;

namespace Collegium.Members.Standings;

/// <summary>Ninety, sixty and thirty days before a certificate's last day, the practice is told, as long as no newer one is on record.</summary>
internal sealed class InsuranceReminder(CollegiumDb db, Letterhead letters, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.insurance-reminder";

    private static readonly int[] DaysBefore = [90, 60, 30];

    public string Kind => TimerKind;

    /// <summary>Sets the reminders that still lie ahead.</summary>
    public static void Set(CollegiumDb db, TimeProvider clock, Guid practice, DateOnly until)
    {
        foreach (var at in DaysBefore.Select(d => until.AddDays(-d).ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc)).Where(at => at > clock.Now()))
        {
            db.SetTimer(clock, TimerKind, practice, at);
        }
    }

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<Practice>().FindAsync(timer.About) is not { Standing: Standing.Full or Standing.Provisional or Standing.Suspended } practice)
        {
            return;
        }

        var chapter = await letters.Chapter();
        var left = practice.InsuredUntil.DayNumber - DateOnly.FromDateTime(clock.Now()).DayNumber;
        if (left > DaysBefore[0] || left <= 0 || !chapter.Open)
        {
            return;
        }

        await letters.Put(
            clock.NewId(), "practice.insurance-ends", (practice.Mail, practice.Name), $"Your insurance certificate runs out in {left} days",
            FormattableString.Invariant($"The liability certificate on record for {practice.Name} runs out on {practice.InsuredUntil:d MMMM yyyy}. ")
            + $"The day after, nobody is asked for work any more. Upload the new one on your page in time, and the membership secretary records it:\n\n{letters.Site}/members/{practice.Id}");
    }
}
