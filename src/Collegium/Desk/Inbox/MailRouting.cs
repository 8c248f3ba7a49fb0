using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Where a mail that a person wrote belongs: on the request it answers, or a new one.</summary>
internal sealed class MailRouting(CollegiumDb db, MailThreads threads, MailParties parties, TakeAnswer answer, TellByMail telling, TimeProvider clock)
{
    public const string Spam = "spam";

    public const string Forged = "forged";

    public async Task Run(IncomingMail mail, ReceivedMail row)
    {
        var denied = row.Proof is "denied" or "spam";
        var thread = denied ? null : row.ThreadId is { } id ? await db.Set<MailThread>().SingleAsync(t => t.Id == id) : await SameTalk(mail, row);
        if (row.Said.Length == 0 && mail.Files.Count == 0)
        {
            // Whoever can't be sure to have written it isn't troubled with an answer.
            (row.Outcome, row.ThreadId) = (thread is not null || row.Proof == "proved" ? MailOutcome.Empty : MailOutcome.Quiet, thread?.Id);
        }
        else if (denied)
        {
            row.ThreadId = null;
            (row.Outcome, row.Because) = row.Proof == "spam" ? (MailOutcome.Quiet, Spam) : (MailOutcome.Held, Forged);
        }
        else if (thread is not null)
        {
            row.ThreadId = thread.Id;
            await answer.Run(mail, row, thread);
        }
        else
        {
            row.ThreadId = null;
            await telling.Run(mail, row, await parties.Sender(row));
        }

        if (row.RequestId is { } request && row.Outcome is not MailOutcome.Held)
        {
            await Remember(mail, row, request);
        }
    }

    /// <summary>
    /// A proved sender's second mail on the same matter: it answers the first, or is the first that came late. The names of
    /// mails are no secret, so they lead nobody anywhere who isn't proved.
    /// </summary>
    private async Task<MailThread?> SameTalk(IncomingMail mail, ReceivedMail row)
    {
        if (row.Proof != "proved")
        {
            return null;
        }

        string[] names = [.. mail.Answers.Append(mail.MessageId ?? "").Select(Secret.Hash)];
        var request = await db.Set<MailName>().AsNoTracking().Where(n => n.FromAddress == row.FromAddress && names.Contains(n.NameHash))
            .OrderByDescending(n => n.Id).Select(n => (Guid?)n.RequestId).FirstOrDefaultAsync();
        return request is { } about ? await threads.Of(about, row.FromAddress) : null;
    }

    private async Task Remember(IncomingMail mail, ReceivedMail row, Guid request)
    {
        foreach (var name in mail.Answers.Where(n => Envelope.MailOf(n) is null && Envelope.ThreadOf(n) is null).Append(mail.MessageId ?? "").Where(n => n.Length > 0))
        {
            db.Add(new MailName { Id = clock.NewId(), NameHash = Secret.Hash(name), FromAddress = row.FromAddress, RequestId = request });
        }

        (await threads.Of(request, row.FromAddress)).LastHeard = mail.MessageId;
        await db.SaveChangesAsync();
    }
}
