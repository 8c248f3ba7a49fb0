using Collegium.Database;
using Collegium.Desk.Attachments;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Keeps the files a mail brought with its request; what can't be kept is written down with the reason.</summary>
internal sealed class MailFiles(CollegiumDb db, AttachFile attach)
{
    /// <summary>What everybody together who isn't proved may leave here.</summary>
    public const long MostBytesAnHour = 100 * 1024 * 1024;

    private const string Broken = "It arrived damaged. Send it once more.";

    private const string TooMany = "A mail may bring 20 files. Say what else there is, and how to get it.";

    private const string NotOfMany = "So many mails came within the hour that their files weren't kept.";

    public Task Keep(IncomingMail mail, ReceivedMail row, Request request, string audience) =>
        Each(mail, row, async file => (await attach.Keep(request, file, audience)).Refusal?.Message);

    /// <summary>The mail waits for the steward, and its files with it.</summary>
    public Task Hold(IncomingMail mail, ReceivedMail row) => Each(mail, row, async file =>
        row.Because is MailJudging.Flood or TellByMail.ManyStrangers ? NotOfMany : (await attach.Hold(file, row.FromAddress)).Refusal?.Message);

    private async Task Each(IncomingMail mail, ReceivedMail row, Func<FileBrought, Task<string?>> keep)
    {
        var lost = new List<string>();
        var (room, kept) = (mail.Files.Count == 0 || row.Proof == "proved" ? long.MaxValue : MostBytesAnHour - await Unproved(row), 0);
        foreach (var file in mail.Files)
        {
            var why = file.Bytes is not { } bytes ? Broken : kept >= AttachFile.Most ? TooMany : bytes.Length > room ? NotOfMany
                : await keep(new FileBrought(file.Name, bytes, row.Id));
            if (why is null)
            {
                (room, kept) = (room - file.Bytes!.Length, kept + 1);
            }
            else
            {
                lost.Add($"{(file.Name.Length > 0 ? file.Name : "a file")}: {why}");
            }
        }

        row.NotKept = string.Join('\n', lost);
    }

    /// <summary>Bytes kept within the hour for senders nobody proved.</summary>
    private Task<long> Unproved(ReceivedMail row)
    {
        var since = row.At.AddHours(-1);
        return db.Set<Attachment>().Where(a => a.At > since && db.Set<ReceivedMail>().Any(m => m.Id == a.MailId && m.Proof != "proved")).SumAsync(a => (long)a.Size);
    }
}
