using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Mail that came back: the address gets nothing more until somebody mends it, and the steward hears of it once.</summary>
internal sealed class ReturnedMail(CollegiumDb db, FailingAddresses failing, ClientsDoor clients, FactLog facts)
{
    /// <summary>True where it is a lasting report about a mail that was really sent there.</summary>
    public async Task<bool> Take(BounceReport? report)
    {
        if (report is null || (report.Mail is { } id && !await SentTo(id, report.Address)))
        {
            return false;
        }

        if (await failing.Mark(report.Address, report.Why))
        {
            var contact = await clients.Known(report.Address, null);
            facts.Append("mail.returned", new("contact", contact?.Id ?? Guid.Empty) { Client = contact?.Client }, Sight.Officers);
        }

        return true;
    }

    private async Task<bool> SentTo(Guid mail, string address) =>
        await db.Set<MailMessage>().AsNoTracking().Where(m => m.Id == mail).Select(m => m.ToAddress).SingleOrDefaultAsync() is { } to
        && to.Equals(address, StringComparison.OrdinalIgnoreCase);
}
