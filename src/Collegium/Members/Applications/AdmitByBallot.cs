using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Interests;
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

    public bool Wants(string kind) => kind is "ballot.closed" or "ballot.cancelled" or "vouch.given";

    public async Task React(Fact fact)
    {
        var data = JsonDocument.Parse(fact.Data).RootElement;
        if (fact.Kind == "vouch.given")
        {
            await Again(data.GetProperty("candidate").GetGuid());
            return;
        }

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

        switch (fact.Kind == "ballot.cancelled" ? "cancelled" : data.GetProperty("result").GetString())
        {
            case "carried":
                await Admit(application);
                break;
            case "defeated":
                await ends.Outcome.Decline(application, Reason);
                break;
            default:
                BackInReview.Put(facts, application);
                facts.Append("application.ballot-lapsed", SendApplication.About(application), Sight.Members);
                break;
        }
    }

    /// <summary>A carried vote that waited for somebody to stand behind the applicant.</summary>
    private async Task Again(Guid candidate)
    {
        var found = await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.PracticeId == candidate && a.State == ApplicationState.Review && a.CarriedAt != null);
        if (found is not null && await db.Locked<Application>(found.Id) is { } application)
        {
            await Admit(application);
        }
    }

    private async Task Admit(Application application)
    {
        var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
        application.CarriedAt ??= clock.Now();
        if (practice.Standing is not Standing.Applicant)
        {
            return;
        }

        if ((await ends.Vouches.Admit(practice.Id)).Refused)
        {
            // A voucher took its word back meanwhile: the vote stands, and waits for another to stand behind the applicant.
            BackInReview.Put(facts, application);
            facts.Append("application.vouches-short", SendApplication.About(application), Sight.Members);
            return;
        }

        (application.State, application.DecidedAt, application.DecidedBecause) = (ApplicationState.Admitted, clock.Now(), "admitted");
        practice.TurnSince = practice.AskedSince = clock.Now();
        await ends.Ties.TakeOver(application);
        book.Move(practice, Standing.Provisional, Reason);
        db.SetTimer(clock, InsuranceDue.TimerKind, practice.Id, InsuranceDue.After(practice.InsuredUntil));
        InsuranceReminder.Set(db, clock, practice.Id, practice.InsuredUntil);
        foreach (var person in (await db.Set<Practitioner>().Where(p => p.PracticeId == practice.Id && !p.Left).OrderBy(p => p.Id).ToListAsync()).DistinctBy(p => p.Mail.ToUpperInvariant()))
        {
            // Somebody may have got a log-in with this address meanwhile; the secretary then gives this person another.
            var normalized = person.Mail.ToUpperInvariant();
            if (!await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                accounts.Add(person.Mail, person.Name, Roles.Practitioner, practice.Id, person.Id);
                await ends.Welcome.Write(person);
            }
        }

        facts.Append("application.admitted", SendApplication.About(application), Sight.Members);
    }
}

/// <summary>What an admission ballot can end in.</summary>
internal sealed record Outcomes(Outcome Outcome, VouchBook Vouches, Welcome Welcome, PutInterest Ties);

/// <summary>Tells each person of a new member how to come in.</summary>
internal sealed class Welcome(Letterhead letters, TimeProvider clock)
{
    public async Task Write(Practitioner person)
    {
        if (await letters.Chapter() is { Open: true } chapter)
        {
            await letters.Put(
                clock.NewId(), "member.welcome", (person.Mail, person.Name), $"Welcome to {chapter.Name}",
                $"Your practice is a member now. Come in at\n\n{letters.Site}/sign-in\n\nwith this address: a link that signs you in is sent to it. "
                + $"Your first jobs are looked at by another member.");
        }
    }
}
