using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Monitoring;

/// <summary>A key as it was made: the secret is shown this once.</summary>
internal sealed record MonitorKeyMade(Guid Id, string Name, Guid? Client, string Webhook);

/// <summary>Lets a client's monitors report, and stops them again.</summary>
internal sealed class ChangeMonitorKeys(CollegiumDb db, ClientsDoor clients, FactLog facts, TimeProvider clock)
{
    public const Roles Keepers = Roles.Steward | Roles.Administrator;

    private const int LongestName = 80;

    public static readonly Refusal NotYours = Refusal.NotAllowed("connect a monitor", "The steward and the administrator can.");

    public static readonly Refusal NoName = new("monitor.no-name", "Give it a name of up to 80 characters that says which monitor it is.", Field: "name");

    public static readonly Refusal NoClient = new(
        "monitor.no-client", "There is no client of that name. Write it exactly as in the list of clients, or leave it out and let each report name its own.", Field: "client");

    public static readonly Refusal Taken = new("monitor.exists", "A monitor of that name is connected already. Choose another name, or take that one off first.", RefusalKind.Conflict, "name");

    public async Task<Result<MonitorKeyMade>> Make(string? name, string? client)
    {
        if (!db.Actor.Is(Keepers))
        {
            return NotYours;
        }

        var (called, of) = (WorkText.Line(name), WorkText.Line(client));
        if (called.Length is 0 or > LongestName)
        {
            return NoName;
        }

        var one = of.Length > 0 ? await clients.Find(of) : null;
        if (of.Length > 0 && one is null)
        {
            return NoClient;
        }

        if (await db.Set<MonitorKey>().AnyAsync(k => k.Name == called && k.RevokedAt == null))
        {
            return Taken;
        }

        var secret = Secret.New();
        var key = new MonitorKey { Id = clock.NewId(), Name = called, ClientId = one?.Id, Hash = Secret.Hash(secret), MadeAt = clock.Now() };
        db.Add(key);
        facts.Append("monitor.connected", new("monitor", key.Id) { Client = key.ClientId }, Sight.Officers);
        return new MonitorKeyMade(key.Id, called, key.ClientId, $"/api/v1/inbound/alarms/{secret}");
    }

    public async Task<Result<MonitorKey>> Revoke(Guid id)
    {
        if (!db.Actor.Is(Keepers))
        {
            return NotYours;
        }

        if (await db.Set<MonitorKey>().SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null) is not { } key)
        {
            return Refusal.Missing("monitor");
        }

        key.RevokedAt = clock.Now();
        facts.Append("monitor.disconnected", new("monitor", key.Id) { Client = key.ClientId }, Sight.Officers);
        return key;
    }

    public Task<List<MonitorKey>> List() => db.Set<MonitorKey>().AsNoTracking().Where(k => k.RevokedAt == null).OrderBy(k => k.MadeAt).ToListAsync();

    public Task<List<Alarm>> Lasting(int most) =>
        db.Set<Alarm>().AsNoTracking().Where(a => a.HealedAt == null).OrderByDescending(a => a.LastAt).Take(most).ToListAsync();

    public async Task<Guid?> Behind(string secret)
    {
        var hash = Secret.Hash(secret);
        return await db.Set<MonitorKey>().Where(k => k.Hash == hash && k.RevokedAt == null).Select(k => (Guid?)k.Id).SingleOrDefaultAsync();
    }
}
