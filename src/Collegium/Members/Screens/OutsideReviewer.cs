using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Screens;

/// <summary>Somebody outside the chapter who signs findings, without being told whose application it is, where too few members may.</summary>
internal sealed class OutsideReviewer : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string Name { get; set; }

    public required string Mail { get; set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? SignedAt { get; set; }

    /// <summary>Signed nothing in time: the link is closed, and somebody else may be named.</summary>
    public DateTime? SilentAt { get; set; }
}

internal sealed class OutsideReviewerTables : IEntityTypeConfiguration<OutsideReviewer>
{
    public void Configure(EntityTypeBuilder<OutsideReviewer> table)
    {
        table.ToTable("members_outside_reviewers");
        table.HasKey(r => r.Id);
        table.HasIndex(r => new { r.ApplicationId, r.Mail }).IsUnique();
    }
}

/// <summary>The secretary names one; each gets a link that works once.</summary>
internal sealed class NameOutsideReviewer(CollegiumDb db, FactLog facts, Competitors competitors, ReviewerAccess access, OutsideLetter letter, TimeProvider clock)
{
    /// <summary>Members looked at together.</summary>
    private const int Fewest = 50;

    public static readonly Refusal NotYours = Refusal.NotAllowed("name a reviewer", "The membership secretary does, or the administrator where the secretary may not.");

    public static readonly Refusal NoMail = new(
        "review.no-mail", "Write the name and the e-mail address of somebody who is no member, wasn’t named by the applicant and wasn’t asked before.", Field: "mail");

    public static Refusal EnoughMembers(int count) => new(
        "review.enough-members", $"{count} may decide already. Outsiders are asked only as far as members are missing.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(int number, string? name, string? mail)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary | Roles.Administrator))
        {
            return NotYours;
        }

        if (await db.Set<Application>().SingleOrDefaultAsync(a => a.Number == number && a.PracticeId != null) is not { } application)
        {
            return Refusal.Missing("application");
        }

        if (await access.RefusesNaming(application) is { } no)
        {
            return no;
        }

        var outside = await db.Set<OutsideReviewer>().CountAsync(r => r.ApplicationId == application.Id && r.SilentAt == null && (r.SignedAt == null || !application.IsAppealing || r.SignedAt > application.AppealedAt));
        if (await Remaining(application) + outside is var left && left >= (await letter.Rules(application)).FindingsPerScreen)
        {
            return EnoughMembers(left);
        }

        (name, mail) = (name?.Trim(), mail?.Trim().ToLowerInvariant());
        var normalized = mail?.ToUpperInvariant();
        if (name is not { Length: > 0 and <= 120 } || mail is null || !ApplicationCheck.IsMail(mail)
            || await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized)
            || (await db.Set<ApplicationText>().Where(t => t.ApplicationId == application.Id).Select(t => t.Text).ToListAsync()).Exists(t => t.Contains(mail, StringComparison.OrdinalIgnoreCase))
            || await db.Set<OutsideReviewer>().AnyAsync(r => r.ApplicationId == application.Id && r.Mail == mail))
        {
            return NoMail;
        }

        var reviewer = new OutsideReviewer { Id = clock.NewId(), ApplicationId = application.Id, Name = name, Mail = mail, AskedAt = clock.Now() };
        db.Add(reviewer);
        facts.Append("application.outsider-asked", SendApplication.About(application), Sight.Officers, new { reviewer = reviewer.Id });
        await letter.Write(reviewer);
        return reviewer.Id;
    }

    /// <summary>
    /// Members who don't compete, have no declared tie and had no part yet in what is decided; counted only as far as the charter
    /// asks, because a large chapter has thousands.
    /// </summary>
    public async Task<int> Remaining(Application application)
    {
        var enough = (await letter.Rules(application)).FindingsPerScreen;
        var sponsors = await Sponsors(application);
        var tied = await db.Set<Declaration>().Where(d => d.ApplicationId == application.Id && d.Tied && d.PracticeId != null).Select(d => d.PracticeId!.Value).ToListAsync();
        var had = application.IsAppealing ? await access.HadPart(application) : new HashSet<Guid>();
        HashSet<Guid> not = [.. tied, .. had, .. sponsors];
        var (found, last) = (0, Guid.Empty);
        for (var most = Fewest; found < enough; most *= 2)
        {
            var next = await db.Set<Practice>().Where(p => p.Standing == Standing.Full && p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync();
            found += (await competitors.Among(application.PracticeId!.Value, [.. next.Where(p => !not.Contains(p))])).Remaining.Count;
            if (next.Count < most)
            {
                break;
            }

            last = next[^1];
        }

        return Math.Min(found, enough);
    }

    private async Task<IReadOnlySet<Guid>> Sponsors(Application application) => await access.Sponsors(application, application.PracticeId!.Value);
}

internal sealed class OutsideLetter(Letterhead letters, Links links, GovernanceDoor governance)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public Task<CharterRules> Rules(Application application) => governance.Rules(application);

    public async Task Write(OutsideReviewer reviewer)
    {
        await letters.Put(
            reviewer.Id, "review.outside", (reviewer.Mail, reviewer.Name), "An application to judge",
            $"{(await letters.Chapter()).Name} asks you to judge an application by its published criteria, because too few of its own members may: those who compete with an applicant don’t decide. "
            + $"You aren’t told whose it is. Half an hour:\n\n{letters.Site}/review/{links.Hand(LinkKind.Review, reviewer.Id, null, Lasts)}");
    }

    public async Task Write(SampleReview review)
    {
        await letters.Put(
            review.Id, "sample.given-outside", (review.OutsideMail!, review.OutsideName!), "A piece of work to judge",
            $"{(await letters.Chapter()).Name} checks the work of those who want to join it, and asks you to judge one piece without knowing whose it is. Ten minutes:\n\n"
            + $"{letters.Site}/sample/{links.Hand(LinkKind.Sample, review.Id, null, Lasts)}");
    }
}
