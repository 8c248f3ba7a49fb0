using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>Tells an applicant what happened, with a new way to their page.</summary>
internal sealed class ApplicationLetters(CollegiumDb db, Letterhead letters, Links links, TimeProvider clock) : IReaction
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

    public bool Wants(string kind) => Words.ContainsKey(kind);

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        var address = await db.Set<ApplicationText>().AsNoTracking()
            .Where(t => t.ApplicationId == fact.AboutId && t.Field == ApplicationText.StartedBy).Select(t => t.Text).SingleOrDefaultAsync();
        if (address is null)
        {
            return;
        }

        var (subject, body) = Words[fact.Kind];
        var page = $"{letters.Site}/apply/{links.Hand(LinkKind.Application, fact.AboutId, null, StartApplication.Lasts)}";
        await letters.Put(fact.Id, fact.Kind, (address, ""), subject, $"{body}\n\n{page}");
    }
}
