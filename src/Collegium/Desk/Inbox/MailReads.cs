using Collegium.Database;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Mails as the steward reads them.</summary>
internal sealed class MailReads(CollegiumDb db)
{
    public Task<List<ReceivedMail>> Latest(int most, bool waiting) => db.Set<ReceivedMail>().AsNoTracking()
        .Where(m => !waiting || m.Outcome == MailOutcome.Held).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(most).ToListAsync();

    public Task<List<FailingAddress>> Failing() => db.Set<FailingAddress>().AsNoTracking().OrderByDescending(f => f.Since).ToListAsync();
}
