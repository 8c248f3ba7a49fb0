using System.Net.Mail;
using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>A key as it was made: the secret is shown this once.</summary>
internal sealed record InboundKeyMade(Guid Id, string Name, string Address, string? Checker, string Webhook);

/// <summary>Lets a mail provider bring mails in, and stops it again.</summary>
internal sealed class ChangeInboundKeys(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public const Roles Keepers = Roles.Steward | Roles.Administrator;

    private const int LongestName = 80;

    public static readonly Refusal NotYours = Refusal.NotAllowed("connect a mailbox", "The steward and the administrator can.");

    public static readonly Refusal NoName = new("mailbox.no-name", "Give it a name of up to 80 characters, such as the mail provider's.", Field: "name");

    public static readonly Refusal NoAddress = new(
        "mailbox.no-address", "Write the address the mail provider listens at, like requests@example.org and without a plus.", Field: "address");

    public static readonly Refusal BadChecker = new(
        "mailbox.checker", "Write the name exactly as it stands at the beginning of “Authentication-Results”, like mx.example.net, or leave it out.", Field: "checker");

    public static readonly Refusal Taken = new("mailbox.exists", "That name is in use already. Choose another, or take the old one off first.", RefusalKind.Conflict, "name");

    public async Task<Result<InboundKeyMade>> Make(string? name, string? address, string? checker)
    {
        if (!db.Actor.Is(Keepers))
        {
            return NotYours;
        }

        var (called, mailbox, by) = (WorkText.Line(name), WorkText.Line(address), WorkText.Line(checker));
        if (called.Length is 0 or > LongestName)
        {
            return NoName;
        }

        if (!MailAddress.TryCreate(mailbox, out var read) || read.Address != mailbox || mailbox.Contains('+', StringComparison.Ordinal) || mailbox.Length > 200)
        {
            return NoAddress;
        }

        if (by.Length > 200 || by.Any(c => char.IsWhiteSpace(c) || c == ';'))
        {
            return BadChecker;
        }

        if (await db.Set<InboundKey>().AnyAsync(k => k.Name == called && k.RevokedAt == null))
        {
            return Taken;
        }

        var secret = Secret.New();
        var key = new InboundKey
        {
            Id = clock.NewId(),
            Name = called,
            Address = mailbox,
            Checker = by.Length > 0 ? by : null,
            Hash = Secret.Hash(secret),
            MadeAt = clock.Now(),
        };
        db.Add(key);
        facts.Append("mailbox.connected", new("mailbox", key.Id), Sight.Officers);
        return new InboundKeyMade(key.Id, called, mailbox, key.Checker, $"/api/v1/inbound/mail/{secret}");
    }

    public async Task<Result<InboundKey>> Revoke(Guid id)
    {
        if (!db.Actor.Is(Keepers))
        {
            return NotYours;
        }

        if (await db.Set<InboundKey>().SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null) is not { } key)
        {
            return Refusal.Missing("mailbox");
        }

        key.RevokedAt = clock.Now();
        facts.Append("mailbox.disconnected", new("mailbox", key.Id), Sight.Officers);
        return key;
    }

    public Task<List<InboundKey>> List() => db.Set<InboundKey>().AsNoTracking().Where(k => k.RevokedAt == null).OrderBy(k => k.MadeAt).ToListAsync();

    /// <summary>The key behind a secret; null where it never was or was taken off.</summary>
    public async Task<InboundKey?> Behind(string secret)
    {
        var hash = Secret.Hash(secret);
        return await db.Set<InboundKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null);
    }
}
