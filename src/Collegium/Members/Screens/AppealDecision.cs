using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>A declined applicant appeals; members who had no part in the decision read it anew.</summary>
internal sealed class AppealDecision(CollegiumDb db, FactLog facts, OwnApplication own, TimeProvider clock)
{
    public const string Field = "appeal";

    private const int Longest = 4000;

    public static readonly Refusal TooLate = new(
        "appeal.too-late", "An appeal can’t be made now: none was declined, it was made already, or its days have passed. The decision names the last day.", RefusalKind.Conflict);

    public static readonly Refusal NoWords = new(
        "appeal.no-words", "Say in up to 4,000 characters what was overlooked or judged wrongly. Those who decide the appeal read it.", Field: "words");

    public async Task<Result<Application>> Run(string secret, string? words)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (application is not { State: ApplicationState.Declined, AppealedAt: null } || application.AppealUntil < clock.Now())
        {
            return TooLate;
        }

        if (words?.Trim() is not { Length: > 0 and <= Longest } said)
        {
            return NoWords;
        }

        application.AppealedAt = clock.Now();
        db.Add(new ApplicationText { ApplicationId = application.Id, Field = Field, Text = said });
        facts.Append("application.appealed", SendApplication.About(application), Sight.Members);
        return application;
    }
}
