using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;

namespace Collegium.Members.Standings;

/// <summary>Moves a practice from one standing to another: the row, the reason beside it, and the fact.</summary>
internal sealed class StandingBook(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public const string InsuranceRanOut = "insurance-ran-out";
    public const string FoundersAgreed = "founders-agreed";

    /// <summary>Before an officer's words: off work for the charter's days at most.</summary>
    public const string ForNow = "for-now:";
    public const string ForNowOver = "for-now-over";

    /// <summary>The fact's name, by where the practice goes.</summary>
    private static string Kind(Standing to) => to switch
    {
        Standing.Full or Standing.Provisional => "practice.admitted",
        Standing.Suspended => "practice.suspended",
        Standing.Lapsed => "practice.lapsed",
        Standing.Resigned => "practice.resigned",
        Standing.Declined => "practice.declined",
        Standing.Expelled => "practice.expelled",
        Standing.Applicant => "practice.proposed",
    };

    public StandingChange Move(Practice practice, Standing to, string reason, string? kind = null, Sight sight = Sight.Members)
    {
        var now = clock.Now();
        var change = new StandingChange
        {
            Id = clock.NewId(),
            PracticeId = practice.Id,
            From = practice.Standing,
            To = to,
            Reason = reason,
            DecidedBy = db.Actor.Login,
            At = now,
        };
        db.Add(change);
        var from = practice.Standing;
        (practice.Standing, practice.StandingSince) = (to, now);
        facts.Append(kind ?? Kind(to), new("practice", practice.Id) { Practice = practice.Id }, sight, new { from, to });
        return change;
    }
}
