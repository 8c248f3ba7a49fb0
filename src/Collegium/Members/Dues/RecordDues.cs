using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Dues;

/// <summary>
/// The treasurer or the membership secretary writes down that dues are unpaid, and later that they were paid. In between the
/// practice has the charter's days; then it lapses, and comes back with the record of the payment.
/// </summary>
internal sealed class RecordDues(CollegiumDb db, FactLog facts, GiveBack giveBack, DuesLetter letter, GovernanceDoor governance, TimeProvider clock)
{
    public const string Unpaid = "dues-unpaid";
    public const string Paid = "dues-paid";

    public static readonly Refusal NotYours = Refusal.NotAllowed("record dues", "The treasurer or the membership secretary does, for another practice than the own.");

    public static readonly Refusal BadDay = new("dues.bad-day", "Write the day the dues were due: before today, and within the last two years.", Field: "due");

    public static readonly Refusal NotMember = new("dues.not-member", "Only a member owes dues, and this practice isn’t in good standing or suspended now.", RefusalKind.Conflict);

    public static readonly Refusal NothingOpen = new("dues.nothing-open", "Nothing is recorded as unpaid for this practice, so there is nothing to settle.", RefusalKind.Conflict);

    public static Refusal Noticed(DateOnly due, DateOnly until) => new(
        "dues.noticed", FormattableString.Invariant($"The dues of {due:d MMMM yyyy} are recorded as unpaid already, and the practice has until {until:d MMMM yyyy}."), RefusalKind.Conflict);

    public async Task<Result<Guid>> Notice(Guid practice, DateOnly? due)
    {
        if (!May(practice))
        {
            return NotYours;
        }

        var (rules, now) = (await governance.Rules(), clock.Now());
        var today = new BusinessTime(rules, (await governance.Chapter()).Zone).Day(now);
        if (due is not { } day || day >= today || day < today.AddYears(-2))
        {
            return BadDay;
        }

        if (await db.Locked<Practice>(practice) is not { } held)
        {
            return Refusal.Missing("practice");
        }

        if (await Open(practice) is { } before)
        {
            return Noticed(before.DueOn, Show.DayOf(before.EndsAt, (await governance.Chapter()).Zone));
        }

        if (held.Standing is not (Standing.Full or Standing.Provisional or Standing.Suspended))
        {
            return NotMember;
        }

        var notice = new DuesNotice
        {
            Id = clock.NewId(), PracticeId = practice, DueOn = day, NoticedAt = now, EndsAt = now.AddDays(rules.DuesNoticeDays), NoticedBy = db.Actor.Login,
        };
        db.Add(notice);
        db.SetTimer(clock, DuesOver.TimerKind, notice.Id, notice.EndsAt);
        facts.Append("practice.dues-unpaid", new("practice", practice) { Practice = practice }, Sight.Practice, new { due = day, until = notice.EndsAt });
        await letter.Write(notice, held);
        return practice;
    }

    public async Task<Result<Guid>> Settle(Guid practice)
    {
        if (!May(practice))
        {
            return NotYours;
        }

        if (await db.Locked<Practice>(practice) is not { } held)
        {
            return Refusal.Missing("practice");
        }

        if (await Open(practice) is not { } notice)
        {
            return NothingOpen;
        }

        (notice.PaidAt, notice.PaidBy) = (clock.Now(), db.Actor.Login);
        facts.Append("practice.dues-paid", new("practice", practice) { Practice = practice }, Sight.Practice, new { due = notice.DueOn });
        await db.SaveChangesAsync();
        if (held.Standing is Standing.Lapsed && await db.Set<StandingChange>().Where(c => c.PracticeId == practice).OrderByDescending(c => c.At).Select(c => c.Reason).FirstAsync() == Unpaid)
        {
            await giveBack.Run(held, Paid);
        }

        return practice;
    }

    private bool May(Guid practice) => db.Actor.Is(Roles.Treasurer | Roles.MembershipSecretary) && db.Actor.Practice != practice;

    private Task<DuesNotice?> Open(Guid practice) => db.Set<DuesNotice>().SingleOrDefaultAsync(d => d.PracticeId == practice && d.PaidAt == null);
}

/// <summary>The charter's days have passed without the record of a payment: off rotation at once.</summary>
internal sealed class DuesOver(CollegiumDb db, StandingBook book) : ITimerHandler
{
    public const string TimerKind = "members.dues";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        // One that is suspended lapses when the suspension ends.
        if (await db.Set<DuesNotice>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == timer.About && d.PaidAt == null) is { } notice
            && await db.Locked<Practice>(notice.PracticeId) is { Standing: Standing.Full or Standing.Provisional } practice)
        {
            book.Move(practice, Standing.Lapsed, RecordDues.Unpaid);
        }
    }
}

/// <summary>The practice reads what is unpaid and until when it has time.</summary>
internal sealed class DuesLetter(Letterhead letters)
{
    public async Task Write(DuesNotice notice, Practice practice)
    {
        if (await letters.Chapter() is { Open: true } chapter)
        {
            await letters.Put(
                notice.Id, "practice.dues-unpaid", (practice.Mail, practice.Name), "Your dues are unpaid",
                FormattableString.Invariant($"Your dues were due on {notice.DueOn:d MMMM yyyy}, and we have no record of a payment. You have until {Show.DayOf(notice.EndsAt, chapter.Zone):d MMMM yyyy}; after that nobody is asked for work any more until they are paid. ")
                + $"If you have paid, or can’t, call us. Your page:\n\n{letters.Site}/members/{practice.Id}");
        }
    }
}
