using Collegium.Desk.Attachments;
using Collegium.Desk.Requests;
using Collegium.Mail;

namespace Collegium.Desk.Inbox;

/// <summary>Keeps the files a mail brought with its request; what can't be kept is written down with the reason.</summary>
internal sealed class MailFiles(AttachFile attach)
{
    private const string Broken = "It arrived damaged. Send it once more.";

    private const string NotOfMany = "So many mails came within the hour that their files weren't kept.";

    public Task Keep(IncomingMail mail, ReceivedMail row, Request request, string audience) =>
        Each(mail, row, async file => (await attach.Keep(request, file, audience)).Refusal?.Message);

    /// <summary>The mail waits for the steward, and its files with it.</summary>
    public Task Hold(IncomingMail mail, ReceivedMail row) => Each(mail, row, async file =>
        row.Because == MailJudging.Flood ? NotOfMany : (await attach.Hold(file, row.FromAddress)).Refusal?.Message);

    private static async Task Each(IncomingMail mail, ReceivedMail row, Func<FileBrought, Task<string?>> keep)
    {
        var lost = new List<string>();
        foreach (var file in mail.Files)
        {
            if ((file.Bytes is null ? Broken : await keep(new FileBrought(file.Name, file.Bytes, row.Id))) is { } why)
            {
                lost.Add($"{(file.Name.Length > 0 ? file.Name : "a file")}: {why}");
            }
        }

        row.NotKept = string.Join('\n', lost);
    }
}
