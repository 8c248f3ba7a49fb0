using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.Standings;

namespace Collegium.Members.Applications;

/// <summary>The applicant takes the application back; nobody is told why, and they may apply again.</summary>
internal sealed class WithdrawApplication(CollegiumDb db, FactLog facts, OwnApplication own, StandingBook book, BallotsDoor ballots, TimeProvider clock)
{
    public static readonly Refusal NotOpen = new(
        "application.not-open", "There is nothing to take back: it was never sent, or it has been decided.", RefusalKind.Conflict);

    public async Task<Result<Application>> Run(string secret)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (!application.IsOpen)
        {
            return NotOpen;
        }

        var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
        (application.State, application.DecidedAt, application.DecidedBecause) = (ApplicationState.Withdrawn, clock.Now(), "withdrawn");
        practice.Name = Screens.Outcome.Told(application, practice.Name);
        book.Move(practice, Standing.Declined, "withdrawn", "practice.declined", Sight.Officers);
        if (await ballots.Find(practice.Id, OpenAdmissionBallot.Kind) is { State: BallotState.Open } open)
        {
            await ballots.Cancel(open.Id, "withdrawn");
        }

        facts.Append("application.withdrawn", SendApplication.About(application), Sight.Officers);
        return application;
    }
}
