using Collegium.Database;
using Collegium.Facts;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>
/// Takes in a mail the provider brings: keeps it whole, finds out whether a person wrote it and who, and does what follows.
/// Nobody gets into a client's file by the From line alone.
/// </summary>
internal sealed class TakeMail(CollegiumDb db, MailJudging judging, FactLog facts, TimeProvider clock)
{
    /// <summary>The mail as it is on file, whether it was brought now or before.</summary>
    public async Task<Result<ReceivedMail>> Run(IncomingMail mail, InboundKey key)
    {
        var from = mail.From.ToLowerInvariant();
        if (await db.Set<ReceivedMail>().SingleOrDefaultAsync(m => m.ProviderId == mail.ProviderId) is { } before
            || (mail.MessageId is { } name && (before = await db.Set<ReceivedMail>()
                .FirstOrDefaultAsync(m => m.MessageId == name && m.FromAddress == from)) is not null))
        {
            return before!;
        }

        var row = new ReceivedMail
        {
            Id = clock.NewId(),
            ProviderId = mail.ProviderId,
            MessageId = mail.MessageId,
            FromAddress = from,
            FromName = mail.FromName,
            Recipients = mail.Recipients.Count,
            Subject = mail.Subject,
            Text = mail.Text,
            Said = SaidText.Of(mail),
            At = clock.Now(),
            Proof = SenderCheck.Of(mail, key.Checker).ToString().ToLowerInvariant(),
        };
        db.Add(row);
        await judging.Run(mail, row);
        facts.Append(
            "mail.received", new("mail", row.Id) { Request = row.RequestId }, Sight.Officers,
            new { row.Outcome, row.Because, notKept = row.NotKept.Length > 0 });
        return row;
    }
}
