using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>What follows from findings by the charter: more is asked for, a screen stops the application, an appeal is decided.</summary>
internal sealed class Outcome(CollegiumDb db, FactLog facts, StandingBook book, GovernanceDoor governance, TimeProvider clock)
{
    public async Task After(Application application, Screen screen)
    {
        var rules = await governance.Rules();
        var findings = await db.Set<ScreenFinding>().AsNoTracking().Where(f => f.ApplicationId == application.Id).ToListAsync();
        var state = ScreenRule.Of(findings, screen, rules.FindingsPerScreen, application.AppealedAt);
        if (screen is Screen.Appeal)
        {
            await Appeal(application, findings, rules);
        }
        else if (state is ScreenState.Stopped)
        {
            await Decline(application, $"screen-{screen.ToString().ToLowerInvariant()}");
        }
        else if (findings.OrderBy(f => f.At).ThenBy(f => f.Id).Last() is { Verdict: Verdict.More })
        {
            application.State = ApplicationState.Asked;
            facts.Append("application.more-asked", SendApplication.About(application), Sight.Officers, new { screen });
        }
    }

    /// <summary>Declines with a reason the applicant is told, and with the days the charter gives for an appeal.</summary>
    public async Task Decline(Application application, string because)
    {
        var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
        (application.State, application.DecidedBecause) = (ApplicationState.Declined, because);
        (application.DecidedAt, application.DecidedBy) = (clock.Now(), db.Actor.Login);
        application.AppealUntil = application.AppealedAt is null ? clock.Now().AddDays((await governance.Rules()).ApplicantAppealDays) : null;
        book.Move(practice, Standing.Declined, because);
        facts.Append("application.declined", SendApplication.About(application), Sight.Members, new { because });
    }

    private async Task Appeal(Application application, IReadOnlyList<ScreenFinding> findings, CharterRules rules)
    {
        // Findings on an appeal are all younger than it.
        switch (ScreenRule.Of(findings, Screen.Appeal, rules.FindingsPerScreen))
        {
            case ScreenState.Passed:
                var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
                (application.State, application.DecidedAt, application.DecidedBecause) = (ApplicationState.Review, null, null);
                application.AppealDecidedAt = clock.Now();
                book.Move(practice, Standing.Applicant, "appeal-carried", "practice.applicant-again");
                facts.Append("application.appeal-carried", SendApplication.About(application), Sight.Members);
                break;
            case ScreenState.Stopped:
                application.AppealDecidedAt = clock.Now();
                facts.Append("application.appeal-dismissed", SendApplication.About(application), Sight.Members);
                break;
        }
    }
}
