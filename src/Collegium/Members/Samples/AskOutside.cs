using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Samples;

/// <summary>As far as the draw lacks judges, the secretary names people outside the chapter, who get a link that works once.</summary>
internal sealed class AskOutside(CollegiumDb db, FactLog facts, ReviewerAccess access, OutsideLetter letter, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("name a judge", "The membership secretary does.");

    public static readonly Refusal NoMail = new("sample.no-mail", "Write the name and the e-mail address of somebody outside the chapter who does this kind of work.", Field: "mail");

    public static readonly Refusal EnoughJudges = new(
        "sample.enough-judges", "As many as the charter asks for judge this sample already, or were asked. Outsiders are asked only as far as members are missing.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(int number, Guid sample, string? name, string? mail)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary | Roles.Administrator))
        {
            return NotYours;
        }

        if (await db.Locked<WorkSample>(sample) is not { Replaced: false } found
            || await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == found.ApplicationId && a.Number == number) is not { } application)
        {
            return Refusal.Missing("sample");
        }

        if (await access.RefusesNaming(application) is { } no)
        {
            return no;
        }

        (name, mail) = (name?.Trim(), mail?.Trim().ToLowerInvariant());
        if (name is not { Length: > 0 and <= 120 } || mail is null || !ApplicationCheck.IsMail(mail) || await Knows(application.Id, mail) || await IsAsked(sample, mail))
        {
            return NoMail;
        }

        if (await db.Set<SampleReview>().CountAsync(r => r.SampleId == sample && !r.Aside) >= (await letter.Rules(application)).BlindReviews)
        {
            return EnoughJudges;
        }

        var review = new SampleReview { Id = clock.NewId(), SampleId = sample, OutsideName = name, OutsideMail = mail, AskedAt = clock.Now() };
        db.Add(review);
        facts.Append("sample.given-outside", new("sample-review", review.Id), Sight.Officers, new { found.Skill });
        await letter.Write(review);
        return review.Id;
    }

    /// <summary>Somebody the applicant named can't judge its work.</summary>
    private async Task<bool> Knows(Guid application, string mail) =>
        (await db.Set<ApplicationText>().Where(t => t.ApplicationId == application).Select(t => t.Text).ToListAsync()).Exists(t => t.Contains(mail, StringComparison.OrdinalIgnoreCase));

    /// <summary>Members are drawn, and nobody is asked twice.</summary>
    private async Task<bool> IsAsked(Guid sample, string mail)
    {
        var normalized = mail.ToUpperInvariant();
        return await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized) || await db.Set<SampleReview>().AnyAsync(r => r.SampleId == sample && r.OutsideMail == mail);
    }
}
