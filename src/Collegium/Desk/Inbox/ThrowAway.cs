using Collegium.Database;
using Collegium.Desk.Attachments;
using Collegium.Desk.Requests;
using Collegium.Files;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Erases the words and files of what nobody stands for. That it came, from which address and when, stays.</summary>
internal sealed class ThrowAway(CollegiumDb db, KeptFiles kept)
{
    public async Task Told(Request request)
    {
        (request.Text, request.Masked, request.Headline) = (Erased, Erased, "Never confirmed");
        await Files(await db.Set<Attachment>().Where(a => a.RequestId == request.Id).ToListAsync());
        foreach (var mail in await db.Set<ReceivedMail>().Where(m => m.RequestId == request.Id).ToListAsync())
        {
            await Mail(mail);
        }
    }

    public async Task Mail(ReceivedMail mail)
    {
        (mail.FromName, mail.Subject, mail.Text, mail.Said, mail.NotKept) = ("", "", "", "", "");
        await Files(await db.Set<Attachment>().Where(a => a.MailId == mail.Id && a.RequestId == null).ToListAsync());
    }

    private const string Erased = "Nobody confirmed this within a day, so its words were erased.";

    private async Task Files(List<Attachment> files)
    {
        foreach (var file in files)
        {
            await kept.Erase(file.Id);
        }

        db.RemoveRange(files);
    }
}
