using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients.People;

/// <summary>Writes down a person at a client, or how one is reached now.</summary>
internal sealed class PutContact(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("change a client's people", "The steward does, when the client says so.");

    public static readonly Refusal NoName = new("contact.no-name", "Write the person's name in up to 120 characters.", Field: "name");

    public static readonly Refusal NoReach = new(
        "contact.no-reach", "Write an e-mail address with an @, or a phone number with at least seven digits; we must be able to answer.", Field: "phone");

    public static readonly Refusal Known = new(
        "contact.exists", "Somebody at this client has this e-mail address or number already. Change that person instead.", RefusalKind.Conflict, "mail");

    public async Task<Result<Guid>> Run(Guid client, Guid? contact, string? name, string? mail, string? phone)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (name?.Trim() is not { Length: > 0 and <= 120 } known)
        {
            return NoName;
        }

        var (mailKey, phoneKey) = (Key.OfMail(mail), Key.OfPhone(phone));
        if ((mailKey is null && phoneKey is null) || (mailKey is not null && (mailKey.Length > 200 || !mailKey.Contains('@', StringComparison.Ordinal))))
        {
            return NoReach;
        }

        if (!await db.Set<Organisations.Client>().AnyAsync(c => c.Id == client))
        {
            return Refusal.Missing("client");
        }

        if (await db.Set<Contact>().AnyAsync(c => c.ClientId == client && c.LeftAt == null && c.Id != contact
            && ((mailKey != null && c.MailKey == mailKey) || (phoneKey != null && c.PhoneKey == phoneKey))))
        {
            return Known;
        }

        var held = contact is { } id ? await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id && c.ClientId == client && c.LeftAt == null) : null;
        if (contact is not null && held is null)
        {
            return Refusal.Missing("contact");
        }

        if (held is null)
        {
            db.Add(held = new Contact { Id = clock.NewId(), ClientId = client, Name = known, ConfirmedAt = clock.Now() });
        }

        (held.Name, held.Mail, held.MailKey, held.Phone, held.PhoneKey) = (known, mail?.Trim(), mailKey, phone?.Trim(), phoneKey);
        facts.Append(contact is null ? "contact.added" : "contact.changed", new("contact", held.Id) { Client = client }, Sight.Client, actedFor: "client");
        return client;
    }

    public async Task<Result<Guid>> Left(Guid client, Guid contact)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == contact && c.ClientId == client && c.LeftAt == null) is not { } held)
        {
            return Refusal.Missing("contact");
        }

        held.LeftAt = clock.Now();
        facts.Append("contact.left", new("contact", held.Id) { Client = client }, Sight.Client, actedFor: "client");
        return client;
    }
}
