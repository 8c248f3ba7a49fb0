using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Collegium.Mail;

/// <summary>A mail with what it travels in: the names by which mail programs keep a conversation together, and where answers go.</summary>
public sealed record Envelope(MailMessage Mail, MailThread? Thread, string? AnswersTo)
{
    private const int IdLength = 32;

    /// <summary>The name of a mail of ours.</summary>
    public static string NameOf(Guid mail, string host) => $"<{mail:N}@{host}>";

    /// <summary>Every mail of a conversation refers to this name, so that mail programs show them as one.</summary>
    public static string RootOf(Guid thread, string host) => $"<thread-{thread:N}@{host}>";

    public static Guid? MailOf(string name) => Id(name.Trim().TrimStart('<'));

    public static Guid? ThreadOf(string name) =>
        name.Trim().TrimStart('<') is var bare && bare.StartsWith("thread-", StringComparison.Ordinal) ? Id(bare["thread-".Length..]) : null;

    /// <summary>desk@example.org with the code in it is desk+code@example.org.</summary>
    public static string? AnswerAddress(string? mailbox, MailThread? thread) =>
        thread is null || mailbox?.LastIndexOf('@') is not { } at || at < 1 ? null : $"{mailbox[..at]}+{thread.AnswerCode}{mailbox[at..]}";

    public System.Net.Mail.MailMessage Write(string from)
    {
        var sender = new MailAddress(from);
        var message = new System.Net.Mail.MailMessage(sender, new MailAddress(Mail.ToAddress, Mail.ToName, Encoding.UTF8))
        {
            Subject = Mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = Mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", NameOf(Mail.Id, sender.Host));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Collegium-Message", Mail.Id.ToString());
        if (Thread is { } thread)
        {
            var root = RootOf(thread.Id, sender.Host);
            message.Headers.Add("In-Reply-To", thread.LastHeard ?? root);
            message.Headers.Add("References", thread.LastHeard is { } heard ? $"{root} {heard}" : root);
        }

        if (AnswerAddress(AnswersTo, Thread) is { } answers)
        {
            message.ReplyToList.Add(new MailAddress(answers));
        }

        return message;
    }

    private static Guid? Id(string bare) =>
        bare.IndexOf('@', StringComparison.Ordinal) == IdLength && Guid.TryParseExact(bare[..IdLength], "N", out var id) ? id : null;
}
