using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>A founder's yes to a practice. The last one admits it; before that, the answer says whose is awaited.</summary>
internal sealed class GiveVoice(CollegiumDb db, FactLog facts, FoundingPeriod period, StandingBook book, Accounts accounts, TimeProvider clock)
{
    public static readonly Refusal NotFounder = Refusal.NotAllowed("speak for this practice", "The people of the founding practices do.");

    public static readonly Refusal Decided = new(
        "founding.decided", "This practice has been decided on already. Open its page to see how.", RefusalKind.Conflict);

    public static readonly Refusal Spoken = new("founding.spoken", "Your practice has said yes already; each practice says it once.", RefusalKind.Conflict);

    public static readonly Refusal Applied = new(
        "founding.applied", "This practice has applied, so it is admitted by the three screens and the members’ ballot. Look at its application instead.", RefusalKind.Conflict);

    /// <summary>Answers the founders whose yes is still awaited; none when the practice is admitted.</summary>
    public async Task<Result<IReadOnlyList<string>>> Run(Guid candidate)
    {
        if (db.Actor is not { Practice: { } mine, Login: { } login } || !db.Actor.Is(Roles.Practitioner))
        {
            return NotFounder;
        }

        if (await db.Locked<Practice>(candidate) is not { } practice)
        {
            return Refusal.Missing("practice");
        }

        var founders = await period.Founders();
        if (founders.Refusal is { } over)
        {
            return over;
        }

        if (!founders.Value.Names.ContainsKey(mine))
        {
            return NotFounder;
        }

        if (practice.Standing is not Standing.Applicant)
        {
            return Decided;
        }

        if (await period.HasApplied(candidate))
        {
            return Applied;
        }

        if (await db.Set<FounderVoice>().AnyAsync(v => v.CandidateId == candidate && v.FounderPracticeId == mine))
        {
            return Spoken;
        }

        db.Add(new FounderVoice { CandidateId = candidate, FounderPracticeId = mine, GivenBy = login, At = clock.Now() });
        facts.Append("practice.voice-given", new("practice", candidate) { Practice = candidate }, Sight.Members, new { founder = mine });
        await db.SaveChangesAsync();
        var awaited = await period.Awaited(candidate, founders.Value);
        return awaited.Count == 0 && await Admit(practice) is { } taken ? taken : new List<string>(awaited);
    }

    /// <summary>Its people can sign in from now on, the first time by a link; nothing is done where an address is somebody else's.</summary>
    private async Task<Refusal?> Admit(Practice practice)
    {
        var people = await db.Set<Practitioner>().Where(p => p.PracticeId == practice.Id && !p.Left).ToListAsync();
        HashSet<string> taken = [];
        foreach (var person in people)
        {
            var normalized = person.Mail.ToUpperInvariant();
            if (!taken.Add(normalized) || await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                return ProposePractice.MailTaken(person.Mail);
            }
        }

        book.Move(practice, Standing.Full, StandingBook.FoundersAgreed);
        people.ForEach(p => accounts.Add(p.Mail, p.Name, Roles.Practitioner, practice.Id, p.Id));
        return null;
    }
}
