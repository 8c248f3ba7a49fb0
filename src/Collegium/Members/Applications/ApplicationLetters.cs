using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>Tells an applicant what happened, with a new way to their page, and the members who are asked to judge a sample.</summary>
internal sealed class ApplicationLetters(CollegiumDb db, Mailbox mailbox, Links links, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    private static readonly Dictionary<string, (string Subject, string Body)> Words = new()
    {
        ["application.sent"] = ("We have your application", "We have your application. Those you named are asked, and your samples are being judged. Where it stands is on your page:"),
        ["application.more-asked"] = ("Something is missing in your application", "A reviewer needs something more before it can go on. What it is, and where to add it, is on your page:"),
        ["application.declined"] = ("Your application was declined", "Your application was declined. Every reason, who decided by which rule, and how to appeal and until when are on your page:"),
        ["application.appeal-carried"] = ("Your appeal was carried", "Members who had no part in the decision have overturned it. Your application goes on where it was stopped. Your page:"),
        ["application.appeal-dismissed"] = ("Your appeal was decided", "Members who had no part in the decision read it anew, and it stands. Their reasons are on your page:"),
        ["application.admitted"] = ("Welcome", "The members have admitted you. How it goes on is on your page:"),
        ["application.ballot-opened"] = ("The members vote on your application", "All three screens are passed, and the members vote now. Until when is on your page:"),
    };

    public string Name => "members.application-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => Words.ContainsKey(kind) || kind == "sample.given";

    public async Task React(Fact fact)
    {
        var chapter = await governance.Chapter();
        if (!chapter.Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        if (fact.Kind == "sample.given")
        {
            await ToJudge(fact, chapter);
            return;
        }

        var address = await db.Set<ApplicationText>().AsNoTracking()
            .Where(t => t.ApplicationId == fact.AboutId && t.Field == ApplicationText.StartedBy).Select(t => t.Text).SingleOrDefaultAsync();
        if (address is null)
        {
            return;
        }

        var (subject, body) = Words[fact.Kind];
        var page = $"{mailbox.Site}/apply/{links.Hand(LinkKind.Application, fact.AboutId, null, StartApplication.Lasts)}";
        mailbox.Put(fact.Id, fact.Kind, address, "", subject, $"{body}\n\n{page}\n\n{chapter.Name}\n{chapter.Phone}\n");
    }

    private async Task ToJudge(Fact fact, ChapterCard chapter)
    {
        var asked = await db.Set<SampleReview>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == fact.AboutId && r.DoneAt == null);
        if (asked?.ReviewerPractice is not { } practice || await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == practice) is not { } firm)
        {
            return;
        }

        mailbox.Put(
            fact.Id, fact.Kind, firm.Mail, firm.Name, "A piece of work to judge",
            $"Somebody who wants to join shows a piece of work in a skill you have. Judge it without knowing whose it is; ten minutes, any of you:\n\n"
            + $"{mailbox.Site}/samples/{asked.Id}\n\n{chapter.Name}\n{chapter.Phone}\n");
    }
}
