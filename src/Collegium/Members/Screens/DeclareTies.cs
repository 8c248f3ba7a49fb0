using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>A reviewer says what ties them to an applicant, or that nothing does, before anything of the file is shown. It can be said again when something changes.</summary>
internal sealed class DeclareTies(CollegiumDb db, FactLog facts, ReviewerAccess access, TimeProvider clock)
{
    private const int Longest = 1000;

    public static readonly Refusal NoAnswer = new(
        "review.no-answer", "Choose whether something ties you to this applicant: the same clients, family, friendship, money, or work together.", Field: "tied");

    public static readonly Refusal NoWords = new("review.no-words", "Say in up to 1,000 characters what the tie is. It stays on record beside the decision.", Field: "words");

    public async Task<Result<Application>> Run(int number, string? tied, string? words)
    {
        if (await db.Set<Application>().SingleOrDefaultAsync(a => a.Number == number && a.State != ApplicationState.Draft) is not { } application)
        {
            return Refusal.Missing("application");
        }

        if ((await access.Of(application)).Closed is { } no && no != ReviewerAccess.Tied)
        {
            return no;
        }

        if (tied is not ("yes" or "no"))
        {
            return NoAnswer;
        }

        var said = words?.Trim() ?? "";
        if (said.Length > Longest || tied == "yes" && said.Length == 0)
        {
            return NoWords;
        }

        db.Add(new Declaration
        {
            Id = clock.NewId(), ApplicationId = application.Id, LoginId = db.Actor.Login!.Value, PracticeId = db.Actor.Practice,
            Tied = tied == "yes", Words = said, At = clock.Now(),
        });
        if (tied == "yes")
        {
            await SetAside(application);
        }

        facts.Append("application.ties-declared", SendApplication.About(application), Sight.Officers, new { tied = tied == "yes" });
        return application;
    }

    /// <summary>What a tied practice found before doesn't count.</summary>
    private async Task SetAside(Application application)
    {
        foreach (var finding in await db.Set<ScreenFinding>().Where(f => f.ApplicationId == application.Id && f.PracticeId == db.Actor.Practice && f.SetAsideAt == null).ToListAsync())
        {
            finding.SetAsideAt = clock.Now();
        }
    }
}
