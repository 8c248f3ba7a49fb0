using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>A person's keys for programs: made at a fresh sign-in, shown once, revoked at any time.</summary>
public sealed class ChangeKeys(CollegiumDb db, FactLog facts, Accounts accounts, Session session, TimeProvider clock)
{
    private const int Most = 20;

    public static readonly Refusal NoName = new(
        "key.no-name", "Give the key a name of up to 80 characters that says where it is used, such as “accounting”.", Field: "Make.Name");

    public static readonly Refusal NoMoney = new(
        "key.not-treasurer", "Only a treasurer’s key may approve money. Leave the box empty.", RefusalKind.Forbidden, "Make.ApprovesMoney");

    public static readonly Refusal TooMany = new("key.too-many", "You have 20 keys in use. Revoke one nobody needs, then make a new one.", Field: "Make.Name");

    public static readonly Refusal Gone = new(
        "key.gone", "You have no such key; perhaps it was revoked already. Load the page again.", RefusalKind.Missing);

    public static Refusal Taken(string name) => new(
        "key.exists", $"You have a key called “{name}”. Use another name, or revoke that one first.", RefusalKind.Conflict, "Make.Name");

    /// <summary>Answers the secret, which is kept only as its hash.</summary>
    public async Task<Result<string>> Make(string? name, bool approvesMoney)
    {
        var called = (name ?? "").Trim();
        if (!session.IsFresh(db.Actor))
        {
            return WaysIn.Stale;
        }

        if (called.Length is 0 or > 80)
        {
            return NoName;
        }

        if (approvesMoney && !db.Actor.Is(Roles.Treasurer))
        {
            return NoMoney;
        }

        var mine = await Mine().Select(k => k.Name).ToListAsync();
        if (mine.Count >= Most || mine.Contains(called))
        {
            return mine.Contains(called) ? Taken(called) : TooMany;
        }

        var login = db.Actor.Login!.Value;
        facts.Append("key.made", new("login", login), Sight.Officers, new { approvesMoney });
        return accounts.AddKey(login, called, approvesMoney);
    }

    public async Task<Result<Done>> Revoke(Guid id)
    {
        if (await Mine().SingleOrDefaultAsync(k => k.Id == id) is not { } key)
        {
            return Gone;
        }

        key.RevokedAt = clock.Now();
        facts.Append("key.revoked", new("login", key.LoginId), Sight.Officers, new { key = key.Id });
        return Done.It;
    }

    public Task<List<ApiKey>> List() => Mine().AsNoTracking().OrderBy(k => k.MadeAt).ToListAsync();

    private IQueryable<ApiKey> Mine() => db.Set<ApiKey>().Where(k => k.LoginId == db.Actor.Login && k.RevokedAt == null);
}
