using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Who somebody is by mail address, and as whom they act on a request.</summary>
internal sealed class MailParties(CollegiumDb db, ClientsDoor clients, MembersDoor members)
{
    /// <summary>The contact a mail is from, where the provider proved it.</summary>
    public async Task<ContactCard?> Sender(ReceivedMail row) => row.Proof == "proved" ? await clients.Known(row.FromAddress, null) : null;

    /// <summary>Somebody of ours: a practitioner or an officer.</summary>
    public async Task<bool> IsOurs(string address) =>
        (await members.Roster()).People.Values.Any(p => p.Mail.Equals(address, StringComparison.OrdinalIgnoreCase)) || await Officer(address) is not null;

    /// <summary>
    /// Whoever was written to acts as what they are on this request; a colleague at the same client too, where the sender is
    /// proved. The secret in the address we gave them proves it too; the name of our mail is no secret. Null for everybody else,
    /// such as a member who was asked and didn't get it.
    /// </summary>
    public async Task<Actor?> On(Request request, MailThread thread, ReceivedMail row, bool byCode)
    {
        var (from, writtenTo) = (row.FromAddress, thread.Address);
        var proved = row.Proof == "proved";
        if (!proved && (from != writtenTo || !(byCode || row.Proof == "unchecked")))
        {
            return null;
        }

        if (request.ClientId is { } client && (await clients.Contacts(client)).FirstOrDefault(c => from.Equals(c.Mail, StringComparison.OrdinalIgnoreCase)) is { } contact)
        {
            return new Actor(db.Chapter, Roles.Client, contact.Name) { Client = client, Contact = contact.Id };
        }

        if (from != writtenTo)
        {
            return null;
        }

        if (from.Equals(request.TellerMail, StringComparison.OrdinalIgnoreCase))
        {
            return new Actor(db.Chapter, Roles.RequestLink, "Client") { Request = request.Id };
        }

        if (!proved && !byCode)
        {
            return null;
        }

        var person = (await members.Roster()).People.Values.FirstOrDefault(p => from.Equals(p.Mail, StringComparison.OrdinalIgnoreCase));
        return person is not null && request.PracticeId == person.Practice
            ? new Actor(db.Chapter, Roles.Practitioner, person.Name) { Practice = person.Practice, Practitioner = person.Id }
            : await Officer(from) is { } officer && officer.Roles.HasFlag(Roles.Steward) ? officer.AsActor() with { Roles = Roles.Steward } : null;
    }

    private Task<Login?> Officer(string address) => db.Set<Login>().AsNoTracking()
        .FirstOrDefaultAsync(l => l.ChapterId == db.Chapter && l.Email == address && (l.Roles & Actor.Officers) != 0);
}
