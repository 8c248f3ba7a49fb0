using System.Buffers.Text;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Collegium.Notices;

public sealed record WayDraft(string? Kind, string? Address, int? QuietFrom, int? QuietTo, string Zone)
{
    /// <summary>What a browser gives: its public key and secret, a point between.</summary>
    public string? Keys { get; init; }
}

/// <summary>Somebody says how they are reached, tries a way, or takes it away.</summary>
public sealed class ChangeWays(CollegiumDb db, NoticeBox box, NoticeSettings settings, Mailbox mailbox, FactLog facts, TimeProvider clock)
{
    private const int Most = 6;

    public static readonly Refusal NotYours = Refusal.NotAllowed("set up how you are reached", "People of member practices and officers do.");

    public static readonly Refusal NoKind = new("way.unknown-kind", "Pick text message, push or webhook.", Field: "kind");

    public static readonly Refusal NoGateway = new(
        "way.no-gateway", "This house can't send text messages yet: whoever runs it sets up a gateway for them. Take push or a webhook meanwhile.", Field: "kind");

    public static readonly Refusal NoNumber = new("way.wrong-number", "Write a telephone number with its area code, such as 602-555-0142, or with + and the country.", Field: "address");

    public static readonly Refusal NoAddress = new(
        "way.wrong-address", "Write the whole address, beginning with https:// and without a name or password in it.", Field: "address");

    public static readonly Refusal Inside = new(
        "way.private-address", "This address lies within a private network, and we don't call into those. Give one that can be reached from outside.", Field: "address");

    public static readonly Refusal Quiet = new("way.wrong-quiet", "Write when quiet hours begin and end, such as 22:00 and 07:00, or leave both empty.", Field: "quiet");

    public static readonly Refusal NoDevice = new(
        "way.wrong-device", "This browser didn’t say how it is reached. Try once more, or add another way.", Field: "kind");

    public static readonly Refusal TooMany = new("way.too-many", "You have six ways already. Take one away first.", RefusalKind.Conflict);

    public Guid? Owner => db.Actor.Practitioner ?? db.Actor.Login;

    public async Task<Result<ContactWay>> Add(WayDraft draft)
    {
        if (!db.Actor.Is(Actor.Officers | Roles.Practitioner) || Owner is not { } owner)
        {
            return NotYours;
        }

        if (!Enum.TryParse<WayKind>(draft.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return NoKind;
        }

        var address = kind == WayKind.Sms ? Ui.Show.Dial(draft.Address ?? "") : draft.Address?.Trim() ?? "";
        if (Wrong(kind, address, draft) is { } no)
        {
            return no;
        }

        if (await db.Set<ContactWay>().FirstOrDefaultAsync(w => w.OwnerId == owner && w.RemovedAt == null && w.Kind == WayKind.Device && w.Address == address) is { } same)
        {
            return same;
        }

        if (await db.Set<ContactWay>().CountAsync(w => w.OwnerId == owner && w.RemovedAt == null) >= Most)
        {
            return TooMany;
        }

        var way = new ContactWay
        {
            Id = clock.NewId(), OwnerId = owner, Kind = kind, Address = address, Secret = kind == WayKind.Device ? draft.Keys! : Secret.New(), QuietFrom = draft.QuietFrom, QuietTo = draft.QuietTo,
            Zone = draft.Zone, AddedAt = clock.Now(),
        };
        db.Add(way);
        facts.Append("way.added", new("way", way.Id) { Practice = db.Actor.Practice }, Sight.Officers, new { kind });
        return way;
    }

    public async Task<Result<Guid>> Remove(Guid id)
    {
        if (await Mine(id) is not { } way)
        {
            return Refusal.Missing("way");
        }

        way.RemovedAt = clock.Now();
        facts.Append("way.removed", new("way", id) { Practice = db.Actor.Practice }, Sight.Officers);
        return id;
    }

    /// <summary>Sends one line by this way, so that nobody finds out at night that it doesn't work.</summary>
    public async Task<Result<Guid>> Test(Guid id)
    {
        if (await Mine(id) is not { } way)
        {
            return Refusal.Missing("way");
        }

        box.Put(way, new NoticeLine(clock.NewId(), "test", "A test: this is how you are reached when you are on call.", $"{mailbox.Site}/reach", Urgent: true));
        facts.Append("way.tested", new("way", id) { Practice = db.Actor.Practice }, Sight.Officers);
        return id;
    }

    public async Task<IReadOnlyList<ContactWay>> List() =>
        await db.Set<ContactWay>().AsNoTracking().Where(w => w.OwnerId == Owner && w.RemovedAt == null).OrderBy(w => w.AddedAt).ToListAsync();

    /// <summary>What went to this person lately, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> Log() =>
        await db.Set<Notice>().AsNoTracking().Where(n => n.OwnerId == Owner).OrderByDescending(n => n.At).Take(50).ToListAsync();

    private Task<ContactWay?> Mine(Guid id) => db.Set<ContactWay>().SingleOrDefaultAsync(w => w.Id == id && w.OwnerId == Owner && w.RemovedAt == null);

    private Refusal? Wrong(WayKind kind, string address, WayDraft draft)
    {
        if (kind == WayKind.Sms)
        {
            if (settings.SmsUrl is null)
            {
                return NoGateway;
            }

            if (address.Count(char.IsAsciiDigit) is < 10 or > 15)
            {
                return NoNumber;
            }
        }
        else if (Web(address) is { } no)
        {
            return no;
        }
        else if (kind == WayKind.Device && !AreKeys(draft.Keys))
        {
            return NoDevice;
        }

        var hours = (draft.QuietFrom, draft.QuietTo) is (null, null) or (>= 0 and < 1440, >= 0 and < 1440);
        return hours && (draft.QuietFrom is null || draft.QuietFrom != draft.QuietTo) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(draft.Zone) is not null ? null : Quiet;
    }

    private static bool AreKeys(string? keys) => keys?.Split('.') is [var theirs, var auth] && Base64Url.IsValid(theirs) && Base64Url.IsValid(auth)
        && PushSeal.IsKey(Base64Url.DecodeFromChars(theirs), Base64Url.DecodeFromChars(auth));

    private Refusal? Web(string address)
    {
        if (address.Length > 500 || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (settings.AllowPrivate && uri.Scheme == Uri.UriSchemeHttp)))
        {
            return NoAddress;
        }

        var inside = System.Net.IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? !OutsideCalls.IsPublic(ip) : uri.IsLoopback || !uri.Host.Contains('.');
        return inside && !settings.AllowPrivate ? Inside : null;
    }
}
