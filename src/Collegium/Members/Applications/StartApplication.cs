using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>A stranger begins an application: a private page opens, and its address goes to their mail, so that they can come back to it.</summary>
internal sealed class StartApplication(CollegiumDb db, FactLog facts, Links links, Mailbox mailbox, GovernanceDoor governance, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private const int MostADay = 3;

    public static readonly Refusal NoMail = new(
        "application.no-mail", "Write your e-mail address, like dana@example.com. The way back to your application goes there.", Field: "mail");

    public static readonly Refusal TooMany = new(
        "application.too-many", "Three applications were begun with this address today. Open one of them by the link in your mail, or come back tomorrow.",
        RefusalKind.TooMany, "mail");

    /// <summary>Answers the address of the private page.</summary>
    public async Task<Result<string>> Run(string? mail)
    {
        var address = (mail ?? "").Trim();
        if (!ApplicationCheck.IsMail(address))
        {
            return NoMail;
        }

        var since = clock.Now().AddDays(-1);
        var begun = await db.Set<ApplicationText>().AsNoTracking().Where(t => t.Field == ApplicationText.StartedBy && t.Text == address)
            .Join(db.Set<Application>().Where(a => a.StartedAt > since), t => t.ApplicationId, a => a.Id, (t, _) => t).CountAsync();
        if (begun >= MostADay)
        {
            return TooMany;
        }

        var application = new Application
        {
            Id = clock.NewId(), Number = (int)await db.NextNumber("application"), StartedAt = clock.Now(),
        };
        db.Add(application);
        db.Add(new ApplicationText { ApplicationId = application.Id, Field = ApplicationText.StartedBy, Text = address });
        facts.Append("application.begun", new("application", application.Id), Sight.Officers);
        var page = "/apply/" + links.Hand(LinkKind.Application, application.Id, null, Lasts);
        var chapter = await governance.Chapter();
        mailbox.Put(
            clock.NewId(), "application.begun", address, "", $"Your application to {chapter.Name}",
            $"This page keeps your application. It is yours alone; come back to it as often as you like within 180 days:\n\n{mailbox.Site}{page}\n\n"
            + $"Nobody reads it before you send it.\n\n{chapter.Name}\n{chapter.Phone}\n");
        return page;
    }
}
