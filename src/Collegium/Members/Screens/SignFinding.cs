using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>A reviewer's finding on one screen: signed, open, with its reason. What the charter says follows from it at once.</summary>
internal sealed class SignFinding(CollegiumDb db, FactLog facts, ReviewerAccess access, Outcome outcome, TimeProvider clock)
{
    private const int Longest = 2000;

    public static readonly Refusal NoPractice = Refusal.NotAllowed("sign findings", "A finding is signed by a full member in good standing.");

    public static readonly Refusal NotNow = new(
        "finding.not-now", "There is nothing to find now: the application is with its applicant, the members or decided. Look at where it stands.", RefusalKind.Conflict);

    public static readonly Refusal NoVerdict = new("finding.no-verdict", "Choose “passes”, “I need more” or “doesn’t pass”.", Field: "verdict");

    public static readonly Refusal NoWords = new(
        "finding.no-words",
        "A “doesn’t pass” or “I need more” goes to the applicant, so it needs at least one sentence, up to 2,000 characters. Name the criterion and what would meet it.", Field: "words");

    public static readonly Refusal HadPart = new(
        "finding.had-part", "You had a part in the decision that is appealed. Members who had none decide the appeal.", RefusalKind.Forbidden);

    public static readonly Refusal Called = new(
        "finding.called", "Somebody of your practice, or you, wrote down what a reference said on the phone. Another practice finds whether the applicant can do the work.", RefusalKind.Forbidden);

    public async Task<Result<Application>> Run(int number, string? screen, string? verdict, string? words)
    {
        if (await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number && a.State != ApplicationState.Draft) is not { } known
            || await db.Locked<Application>(known.Id) is not { } application)
        {
            return Refusal.Missing("application");
        }

        if (await access.Refuses(application) is { } no)
        {
            return no;
        }

        if (db.Actor is not { Practice: { } practice, Login: { } login } || !await db.Set<Practice>().AnyAsync(p => p.Id == practice && p.Standing == Standing.Full))
        {
            return NoPractice;
        }

        if (!Enum.TryParse<Screen>(screen, true, out var on) || !Enum.IsDefined(on) || !Enum.TryParse<Verdict>(verdict, true, out var found) || !Enum.IsDefined(found))
        {
            return NoVerdict;
        }

        if (await Stops(application, on, practice) is { } stop)
        {
            return stop;
        }

        var why = words?.Trim() ?? "";
        if (why.Length > Longest || why.Length == 0 && found is not Verdict.Pass || on is Screen.Appeal && (why.Length == 0 || found is Verdict.More))
        {
            return NoWords;
        }

        var signed = new ScreenFinding
        {
            Id = clock.NewId(), ApplicationId = application.Id, Screen = on, Verdict = found, Words = why, LoginId = login, PracticeId = practice, At = clock.Now(),
        };
        db.Add(signed);
        facts.Append("application.finding-signed", SendApplication.About(application), Sight.Officers, new { screen = on, verdict = found, reviewer = practice });
        await db.SaveChangesAsync();
        await outcome.After(application, signed);
        return application;
    }

    private async Task<Refusal?> Stops(Application application, Screen on, Guid practice)
    {
        if (on is not Screen.Appeal)
        {
            return application.State is not ApplicationState.Review ? NotNow : on is Screen.Pretender && await WroteCall(application, practice) ? Called : null;
        }

        if (!application.IsAppealing)
        {
            return NotNow;
        }

        return (await access.HadPart(application)).Contains(practice) ? HadPart : null;
    }

    private Task<bool> WroteCall(Application application, Guid practice) => db.Set<Reference>().AnyAsync(r => r.ApplicationId == application.Id && r.CalledBy != null
        && (r.CalledBy == db.Actor.Login || db.Set<Login>().Any(l => l.Id == r.CalledBy && l.PracticeId == practice)));
}
