using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Members.References;

namespace Collegium.Members.Applications;

/// <summary>A stranger begins an application: a private page opens, and its address goes to their mail, so that they can come back to it.</summary>
internal sealed class StartApplication(CollegiumDb db, FactLog facts, WayBack way, CallLimit calls, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>An office or a meeting may share one network; a mailbox is one person's.</summary>
    private static readonly Quota ADay = new(FromOne: 3, FromNetwork: 20, TimeSpan.FromDays(1));

    public static readonly Refusal NoMail = new(
        "application.no-mail", "Write your e-mail address, like dana@example.com. The way back to your application goes there.", Field: "mail");

    public static Refusal TooMany(TimeSpan wait) => new(
        "application.too-many", "That is as many applications as one mailbox or one network can begin in a day. Open one of them by the link in your mail, or come back tomorrow.",
        RefusalKind.TooMany, "mail") { RetryAfter = wait };

    /// <summary>Answers the address of the private page.</summary>
    public async Task<Result<string>> Run(string? mail)
    {
        var address = (mail ?? "").Trim();
        if (!ApplicationCheck.IsMail(address))
        {
            return NoMail;
        }

        if (await calls.Count("application", Independence.Mailbox(address), ADay) is { } wait)
        {
            return TooMany(wait);
        }

        var application = new Application
        {
            Id = clock.NewId(), Number = (int)await db.NextNumber("application"), StartedAt = clock.Now(),
        };
        db.Add(application);
        db.Add(new ApplicationText { ApplicationId = application.Id, Field = ApplicationText.StartedBy, Text = address });
        facts.Append("application.begun", new("application", application.Id), Sight.Officers);
        return await way.Send(application, address);
    }
}

/// <summary>The private page of an application just begun, and the letter that keeps its address.</summary>
internal sealed class WayBack(Links links, Letterhead letters, TimeProvider clock)
{
    public async Task<string> Send(Application application, string address)
    {
        var page = "/apply/" + links.Hand(LinkKind.Application, application.Id, null, StartApplication.Lasts);
        await letters.Put(
            clock.NewId(), "application.begun", (address, ""), $"Your application to {(await letters.Chapter()).Name}",
            $"This page keeps your application. It is yours alone; come back to it as often as you like within 180 days:\n\n{letters.Site}{page}\n\n"
            + $"Nobody reads it before you send it.");
        return page;
    }
}
