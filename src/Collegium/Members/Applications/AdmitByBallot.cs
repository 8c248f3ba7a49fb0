using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Practices;
using Collegium.Members.Screens;
using Collegium.Members.Standings;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>
/// The result of an admission ballot executes itself: carried, the practice is a member for a first time and its people can
/// sign in; defeated, it is declined with an appeal; without a result, the secretary may open another.
/// </summary>
internal sealed class AdmitByBallot(CollegiumDb db, FactLog facts, StandingBook book, Accounts accounts, Outcomes ends, TimeProvider clock) : IReaction
{
    public const string Reason = "ballot";

    public string Name => "members.admission-ballots";

    public bool Wants(string kind) => kind == "ballot.closed";

    public async Task React(Fact fact)
    {
        var data = JsonDocument.Parse(fact.Data).RootElement;
        if (data.GetProperty("kind").GetString() != OpenAdmissionBallot.Kind)
        {
            return;
        }

        var candidate = data.GetProperty("about").GetGuid();
        var found = await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.PracticeId == candidate && a.State == ApplicationState.Ballot);
        if (found is null || await db.Locked<Application>(found.Id) is not { } application)
        {
            return;
        }

        switch (data.GetProperty("result").GetString())
        {
            case "carried":
                await Admit(application);
                break;
            case "defeated":
                await ends.Outcome.Decline(application, Reason);
                break;
            default:
                application.State = ApplicationState.Review;
                facts.Append("application.ballot-lapsed", SendApplication.About(application), Sight.Members);
                break;
        }
    }

    private async Task Admit(Application application)
    {
        var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
        if ((await ends.Vouches.Admit(practice.Id)).Refused)
        {
            // A voucher took its word back meanwhile: the vote stands, and waits for another to stand behind the applicant.
            application.State = ApplicationState.Review;
            facts.Append("application.vouches-short", SendApplication.About(application), Sight.Members);
            return;
        }

        (application.State, application.DecidedAt, application.DecidedBecause) = (ApplicationState.Admitted, clock.Now(), "admitted");
        practice.TurnSince = clock.Now();
        book.Move(practice, Standing.Provisional, Reason);
        foreach (var person in await db.Set<Practitioner>().Where(p => p.PracticeId == practice.Id && !p.Left).ToListAsync())
        {
            // Somebody may have got a log-in with this address meanwhile; the secretary then gives this person another.
            var normalized = person.Mail.ToUpperInvariant();
            if (!await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                accounts.Add(person.Mail, person.Name, Roles.Practitioner, practice.Id, person.Id);
            }
        }

        facts.Append("application.admitted", SendApplication.About(application), Sight.Members);
    }
}

/// <summary>What an admission ballot can end in.</summary>
internal sealed record Outcomes(Outcome Outcome, VouchBook Vouches);
