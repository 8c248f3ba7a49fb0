using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Monitoring;

/// <summary>What a monitor reports.</summary>
public sealed record AlarmReport(string? Source, string? Key, string? State, string? Client, string? Text, string? Severity);

/// <summary>What followed from a report: told, counted, closed, noted or quiet.</summary>
internal sealed record AlarmTaken(string Outcome, Guid? Request, int Count);

/// <summary>
/// A monitor's report: the first of a trouble is a request, further ones only count, and when it heals it closes by itself,
/// unless somebody has it by then: they are told and decide.
/// </summary>
internal sealed class TakeAlarm(CollegiumDb db, ClientsDoor clients, TellRequest telling, HealAlarm healing, FactLog facts, TimeProvider clock)
{
    /// <summary>Different troubles from one key.</summary>
    public const int MostAnHour = 30;

    public const string Source = "monitoring";

    private const int Longest = 200;

    public static readonly Refusal Unknown = new(
        "monitor.unknown", "No monitor is connected under this address, or it was taken off. Connect it anew on the page “Monitoring”.", RefusalKind.Missing);

    public static readonly Refusal NoKey = new(
        "alarm.no-key", "Send “source” and “key”, each of up to 200 characters: together they say which trouble is the same.", Field: "key");

    public static readonly Refusal NoState = new("alarm.no-state", "Send “state” as firing or resolved.", Field: "state");

    public static readonly Refusal NoClient = new("alarm.no-client", "This key is for several clients, so send “client”: the id or the exact name of one we know.", Field: "client");

    public static readonly Refusal NoText = new("alarm.no-text", "Send “text” with what went wrong, in words the client knows.", Field: "text");

    public static readonly Refusal Flood = new(
        "alarm.flood", "More than 30 different troubles came with this key within an hour. Nothing was filed for this one, and the steward knows. Send it again later.", RefusalKind.TooMany)
    {
        RetryAfter = TimeSpan.FromMinutes(10),
        KeepsWrites = true,
    };

    public async Task<Result<AlarmTaken>> Run(Guid monitor, AlarmReport report)
    {
        if (await db.Locked<MonitorKey>(monitor) is not { RevokedAt: null } key)
        {
            return Unknown;
        }

        var (source, trouble) = (WorkText.Line(report.Source), WorkText.Line(report.Key));
        if (source.Length is 0 or > Longest || trouble.Length is 0 or > Longest)
        {
            return NoKey;
        }

        if (report.State is not ("firing" or "resolved"))
        {
            return NoState;
        }

        var client = key.ClientId is { } own ? await clients.Find(own) : report.Client is { Length: > 0 } named ? await clients.Find(named) : null;
        if (client is null)
        {
            return NoClient;
        }

        var lasting = await db.Set<Alarm>().SingleOrDefaultAsync(a => a.ClientId == client.Id && a.Source == source && a.Trouble == trouble && a.HealedAt == null);
        if (report.State == "resolved")
        {
            return lasting is null ? new AlarmTaken("quiet", null, 0) : await healing.Run(lasting);
        }

        if (lasting is not null && await db.Set<Request>().SingleAsync(r => r.Id == lasting.RequestId) is { State: not RequestState.Confirmed } held)
        {
            // Somebody said that nothing follows from it: that holds until it heals.
            (lasting.Count, lasting.LastAt) = (lasting.Count + 1, clock.Now());
            return new AlarmTaken(held.Turn < Turn.Over ? "counted" : "quiet", lasting.RequestId, lasting.Count);
        }

        if (lasting is not null)
        {
            // It was mended and the trouble is still there: it is told once more.
            lasting.HealedAt = clock.Now();
            await db.SaveChangesAsync();
        }

        return await TooMany(key) ? Flood : await Tell(key, client, (source, trouble), report);
    }

    private async Task<Result<AlarmTaken>> Tell(MonitorKey key, ClientCard client, (string Source, string Trouble) what, AlarmReport report)
    {
        if (string.IsNullOrWhiteSpace(report.Text))
        {
            return NoText;
        }

        var end = string.Create(CultureInfo.InvariantCulture, $"\n\n({what.Source}: {what.Trouble})");
        var text = report.Text[..Math.Min(report.Text.Length, RequestText.Most - end.Length)] + end;
        var told = await telling.Run(new Telling(client.Id.ToString(), text, Impact(report.Severity), Source: Source));
        if (told.Refusal is { } no)
        {
            return no;
        }

        var now = clock.Now();
        db.Add(new Alarm
        {
            Id = clock.NewId(),
            KeyId = key.Id,
            ClientId = client.Id,
            Source = what.Source,
            Trouble = what.Trouble,
            RequestId = told.Value.Id,
            FirstAt = now,
            LastAt = now,
        });
        return new AlarmTaken("told", told.Value.Id, 1);
    }

    /// <summary>The steward hears of it once an hour.</summary>
    private async Task<bool> TooMany(MonitorKey key)
    {
        var since = clock.Now().AddHours(-1);
        if (await db.Set<Alarm>().CountAsync(a => a.KeyId == key.Id && a.FirstAt > since) < MostAnHour)
        {
            return false;
        }

        if (key.FloodToldAt is not { } told || told <= since)
        {
            key.FloodToldAt = clock.Now();
            facts.Append("monitor.flood", new("monitor", key.Id) { Client = key.ClientId }, Sight.Officers);
        }

        return true;
    }

    private static string Impact(string? severity) => severity?.ToLowerInvariant() switch
    {
        "critical" or "fatal" or "high" or "error" or "stopped" => "stopped",
        "low" or "info" or "information" or "can-wait" => "can-wait",
        _ => "hindered",
    };
}
