using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Calendar;

/// <summary>Books days off. A practice books its own; the steward and the secretary may for a practice on the phone.</summary>
internal sealed class BookAbsence(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("book days off for this practice", "Its own people can, or an officer when they call.");

    public static readonly Refusal Backwards = new(
        "absence.backwards", "The last day lies before the first. Swap them.", Field: "to");

    public static readonly Refusal TooLong = new(
        "absence.too-long", "That is longer than a year. Ask the membership secretary for a leave instead.", Field: "to");

    public async Task<Result<Guid>> Run(Guid practice, Guid? practitioner, DateTime from, DateTime to)
    {
        var own = db.Actor.Practice == practice;
        if (!own && !db.Actor.Is(Roles.Steward | Roles.MembershipSecretary | Roles.House))
        {
            return NotYours;
        }

        if (to <= from)
        {
            return Backwards;
        }

        if (to - from > TimeSpan.FromDays(366))
        {
            return TooLong;
        }

        if (!await db.Set<Practice>().AnyAsync(p => p.Id == practice)
            || practitioner is { } person && !await db.Set<Practitioner>().AnyAsync(p => p.Id == person && p.PracticeId == practice))
        {
            return Refusal.Missing("practice");
        }

        var absence = new Absence { Id = clock.NewId(), PracticeId = practice, PractitionerId = practitioner, FromUtc = from, ToUtc = to };
        db.Add(absence);
        facts.Append(
            "absence.booked", new("absence", absence.Id) { Practice = practice }, Sight.Practice, new { practitioner, from, to },
            own ? null : "practice");
        return absence.Id;
    }
}
