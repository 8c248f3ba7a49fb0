using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Standings;

namespace Collegium.Members.Practices;

/// <summary>Writes down until when a practice's insurance certificate runs; past it, the practice is not asked.</summary>
internal sealed class RecordInsurance(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("record this certificate", "The membership secretary does, after reading it, and for another practice than the own.");

    public static readonly Refusal BadDay = new(
        "insurance.bad-day", "Write the last day the certificate covers: within ten years from today, and not before this year.", Field: "until");

    public async Task<Result<Guid>> Run(Guid practice, DateOnly? until)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary | Roles.House) || db.Actor.Practice == practice)
        {
            return NotYours;
        }

        var now = clock.Now();
        if (until is not { } day || day.Year < now.Year || day.Year > now.Year + 10)
        {
            return BadDay;
        }

        if (await db.Locked<Practice>(practice) is not { } held)
        {
            return Refusal.Missing("practice");
        }

        var before = held.InsuredUntil;
        held.InsuredUntil = day;
        db.SetTimer(clock, InsuranceDue.TimerKind, practice, InsuranceDue.After(day));
        InsuranceReminder.Set(db, clock, practice, day);
        facts.Append("practice.insurance-recorded", new("practice", practice) { Practice = practice }, Sight.Members, new { before, until = day });
        return practice;
    }
}
