using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>In the founding period: a founder proposes a practice, and with it gives the first yes.</summary>
internal sealed class ProposePractice(CollegiumDb db, FactLog facts, FoundingPeriod period, GiveVoice voice, ILookupNormalizer names, TimeProvider clock)
{
    public static readonly Refusal NotInsured = new(
        "practice.not-insured", "Its liability insurance must be in force: write the last day on the certificate, today or later.", Field: "until");

    public static Refusal MailTaken(string mail) => new(
        "practice.mail-taken", $"Somebody signs in with “{mail}” already. Each person needs an address of their own.", RefusalKind.Conflict, "mail");

    /// <summary>Answers the new practice's id; it is admitted at once when the proposer is the only founder.</summary>
    public async Task<Result<Guid>> Run(NewPractice made)
    {
        if (db.Actor.Practice is null || !db.Actor.Is(Roles.Practitioner))
        {
            return GiveVoice.NotFounder;
        }

        var founders = await period.Founders();
        if (founders.Refusal is { } over)
        {
            return over;
        }

        if (made.InsuredUntil < DateOnly.FromDateTime(clock.Now()))
        {
            return NotInsured;
        }

        foreach (var person in made.Practitioners)
        {
            var normalized = names.NormalizeEmail(person.Mail);
            if (await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                return MailTaken(person.Mail);
            }
        }

        var added = await new AddPractice(db, facts, clock).Run(made, Standing.Applicant, "proposed");
        if (added.Refusal is { } no)
        {
            return no;
        }

        return (await voice.Run(added.Value)).As(_ => added.Value);
    }
}
