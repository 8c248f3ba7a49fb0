using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>An outsider's findings on every screen, or on the appeal, signed together by a link that works once.</summary>
internal sealed class SignOutside(CollegiumDb db, FactLog facts, Links links, Outcome outcome, TimeProvider clock)
{
    private const int Longest = 2000;

    public static readonly Refusal Over = new(
        "review.over", "This link has been used, or there is nothing to decide any more. Thank you; nothing more is needed from you.", RefusalKind.Missing);

    public static readonly Refusal Incomplete = new(
        "review.incomplete", "Each finding needs a choice, and each that doesn’t pass a reason of up to 2,000 characters. The applicant reads it.");

    /// <summary>The application a link opens, and what is asked: all screens, or the appeal.</summary>
    public async Task<(OutsideReviewer Reviewer, Application Application, IReadOnlyList<Screen> Asked)?> Seen(string secret)
    {
        if (await links.Find(secret, LinkKind.Review) is not { } link || link.ChapterId != db.Chapter
            || await db.Set<OutsideReviewer>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == link.About && r.SignedAt == null && r.SilentAt == null) is not { } reviewer)
        {
            return null;
        }

        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == reviewer.ApplicationId);
        Screen[] asked = application.IsAppealing ? [Screen.Appeal] : application.State is ApplicationState.Review ? [Screen.Seller, Screen.Pretender, Screen.Fraudster] : [];
        return asked.Length == 0 ? null : (reviewer, application, asked);
    }

    public static readonly Refusal NoDeclaration = new(
        "review.undeclared", "Say first that nothing ties you to whoever applies here; the evidence is shown then. If something does, close this page and tell the secretary.", Field: "free");

    public Task<bool> Declared(Guid reviewer) => db.Set<Declaration>().AnyAsync(d => d.LoginId == reviewer && !d.Tied);

    public async Task<Result<Guid>> Run(string secret, IReadOnlyDictionary<Screen, (string? Verdict, string? Words)> said)
    {
        if (await Seen(secret) is not var (seen, _, asked) || await db.Locked<OutsideReviewer>(seen.Id) is not { SignedAt: null } reviewer
            || await db.Locked<Application>(reviewer.ApplicationId) is not { } application)
        {
            return Over;
        }

        if (!await Declared(reviewer.Id))
        {
            return NoDeclaration;
        }

        List<ScreenFinding> findings = [];
        foreach (var screen in asked)
        {
            var (verdict, words) = said.GetValueOrDefault(screen);
            var why = words?.Trim() ?? "";
            if (verdict is not ("pass" or "fail") || why.Length > Longest || why.Length == 0 && (verdict == "fail" || screen is Screen.Appeal))
            {
                return Incomplete;
            }

            findings.Add(new ScreenFinding
            {
                Id = clock.NewId(), ApplicationId = application.Id, Screen = screen, Verdict = verdict == "pass" ? Verdict.Pass : Verdict.Fail,
                Words = why, LoginId = reviewer.Id, PracticeId = reviewer.Id, At = clock.Now(),
            });
        }

        reviewer.SignedAt = clock.Now();
        foreach (var link in await db.Set<Link>().Where(l => l.About == reviewer.Id && l.Kind == LinkKind.Review).ToListAsync())
        {
            link.UsedAt = clock.Now();
        }

        foreach (var finding in findings)
        {
            db.Add(finding);
            facts.Append("application.finding-signed", SendApplication.About(application), Sight.Officers, new { screen = finding.Screen, verdict = finding.Verdict, reviewer = reviewer.Id });
            await db.SaveChangesAsync();
            if (application.State is ApplicationState.Review || application.IsAppealing)
            {
                await outcome.After(application, finding);
            }
        }

        return reviewer.Id;
    }
}
