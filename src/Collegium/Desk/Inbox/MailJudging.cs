using Collegium.Database;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Whether a person wrote a mail, and whether it can be too much of a good thing, before anybody looks at what it says.</summary>
internal sealed class MailJudging(CollegiumDb db, MailThreads threads, MailRouting routing, ReturnedMail returned, MailFiles files)
{
    /// <summary>More than anybody writes by hand.</summary>
    public const int MostAnHour = 20;

    public const string Flood = "flood";

    public async Task Run(IncomingMail mail, ReceivedMail row)
    {
        row.ThreadId = (await threads.Answered(mail))?.Id;
        if (AutomaticMail.Why(mail, await Ours()) is { } why)
        {
            (row.Outcome, row.Because) = await returned.Take(BounceReport.Read(mail)) ? (MailOutcome.Returned, why) : (MailOutcome.Quiet, why);
        }
        else if (await TooMany(row))
        {
            (row.Outcome, row.Because) = (MailOutcome.Held, Flood);
        }
        else
        {
            await routing.Run(mail, row);
        }

        if (row.Outcome == MailOutcome.Held)
        {
            await files.Hold(mail, row);
        }
    }

    private async Task<bool> TooMany(ReceivedMail row)
    {
        var since = row.At.AddHours(-1);
        return await db.Set<ReceivedMail>().CountAsync(m => m.FromAddress == row.FromAddress && m.At > since) >= MostAnHour;
    }

    private Task<List<string>> Ours() => db.Set<InboundKey>().AsNoTracking().Select(k => k.Address).ToListAsync();
}
