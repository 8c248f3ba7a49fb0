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
    public async Task After(Application application, ScreenFinding signed)
    {
        var (screen, rules) = (signed.Screen, await governance.Rules(application));
        var findings = await db.Set<ScreenFinding>().Where(f => f.ApplicationId == application.Id).ToListAsync();
        var state = ScreenRule.Of(findings, screen, rules.FindingsPerScreen);
        if (screen is Screen.Appeal)
        {
            await Appeal(application, findings, rules);
        }
        else if (state is ScreenState.Stopped)
        {
            await Decline(application, Because(screen));
        }
        else if (signed.Verdict is Verdict.More)
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
        (application.AppealUntil, application.AppealedAt, application.AppealDecidedAt) = (await LastDay(application), null, null);
        practice.Name = Told(application, practice.Name);
        book.Move(practice, Standing.Declined, because, "practice.declined", Sight.Officers);
        facts.Append("application.declined", SendApplication.About(application), Sight.Officers, new { because });
    }

    /// <summary>The name is free for a new application; the number tells this one apart.</summary>
    public static string Told(Application application, string name) => FormattableString.Invariant($"{name} (application {application.Number})");

    public static string Because(Screen screen) => $"screen-{screen.ToString().ToLowerInvariant()}";

    /// <summary>To the end of the last day, at the chapter's clock.</summary>
    private async Task<DateTime> LastDay(Application application)
    {
        var rules = await governance.Rules(application);
        var time = new BusinessTime(rules, (await governance.Chapter()).Zone);
        return time.At(time.Day(clock.Now()).AddDays(rules.ApplicantAppealDays + 1), TimeOnly.MinValue).AddSeconds(-1);
    }

    private async Task Appeal(Application application, List<ScreenFinding> findings, CharterRules rules)
    {
        // Findings on an appeal are all younger than it.
        switch (ScreenRule.Of(findings, Screen.Appeal, rules.FindingsPerScreen))
        {
            case ScreenState.Passed:
                var practice = await db.Locked<Practice>(application.PracticeId!.Value) ?? throw new InvalidOperationException($"No practice {application.PracticeId}.");
                foreach (var overturned in findings.Where(f => f.SetAsideAt is null && (f.Screen is Screen.Appeal || Because(f.Screen) == application.DecidedBecause)))
                {
                    overturned.SetAsideAt = clock.Now();
                }

                (application.DecidedAt, application.DecidedBecause) = (null, null);
                application.AppealDecidedAt = clock.Now();
                practice.Name = practice.Name.Replace(Told(application, ""), "", StringComparison.Ordinal);
                book.Move(practice, Standing.Applicant, "appeal-carried", "practice.applicant-again");
                facts.Append("application.appeal-carried", SendApplication.About(application), Sight.Members);
                BackInReview.Put(facts, application);
                break;
            case ScreenState.Stopped:
                application.AppealDecidedAt = clock.Now();
                facts.Append("application.appeal-dismissed", SendApplication.About(application), Sight.Members);
                break;
        }
    }
}
