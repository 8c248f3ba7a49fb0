using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Practices;

/// <summary>
/// A person no longer works in a practice: nobody asks them any more and every way in ends at once. What they did stays, and so
/// does what they have open, until somebody else takes it over.
/// </summary>
internal sealed class LeavePractice(CollegiumDb db, FactLog facts, CloseLogin closing)
{
    public async Task<Result<Guid>> Run(Guid practice, Guid person)
    {
        if (!PutPractitioner.MayChange(db.Actor, practice))
        {
            return PutPractitioner.NotYours;
        }

        if (await db.Locked<Practitioner>(person) is not { Left: false } held || held.PracticeId != practice)
        {
            return Refusal.Missing("practitioner");
        }

        held.Left = true;
        await closing.OfPractitioner(person);
        facts.Append(
            "practitioner.left", new("practitioner", person) { Practice = practice }, Sight.Practice, new { held.OpenWork },
            db.Actor.Practice == practice ? null : "practice");
        return practice;
    }
}
