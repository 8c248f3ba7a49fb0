using System.Net;
using System.Net.Sockets;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>
/// So many tellings an hour from one network address and from one mail or number. Counted in the database, so that it holds
/// whichever node answers. A demo counts nobody on its own machine.
/// </summary>
internal sealed class TellingLimit(CollegiumDb db, GovernanceDoor governance, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Refusal TooMany(TimeSpan wait) => new(
        "request.too-many",
        FormattableString.Invariant($"That's a lot in one hour. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and tell the next one, or call us."),
        RefusalKind.TooMany) { RetryAfter = wait };

    /// <summary>Counts this telling, or says how long to wait.</summary>
    public async Task<Refusal?> Count(string reach)
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress;
        if (address is not null && IPAddress.IsLoopback(address) && (await governance.Chapter()).Demo)
        {
            return null;
        }

        string[] from = address is null ? [Secret.Hash("reach " + reach)] : [Secret.Hash("reach " + reach), Secret.Hash("address " + Network(address))];
        var (now, most) = (clock.Now(), (await governance.Rules()).MostToldAnHour);
        var since = now - Hour;
        foreach (var one in from)
        {
            var told = await db.Set<PublicTelling>().AsNoTracking().Where(t => t.From == one && t.At > since)
                .OrderByDescending(t => t.At).Take(most).Select(t => t.At).ToListAsync();
            if (told.Count >= most)
            {
                return TooMany(told[^1] + Hour - now);
            }
        }

        db.AddRange(from.Select(f => new PublicTelling { Id = clock.NewId(), From = f, At = now }));
        var old = now - TimeSpan.FromDays(1);
        await db.Set<PublicTelling>().Where(t => t.At < old).ExecuteDeleteAsync();
        return null;
    }

    /// <summary>A household of version 6 has a whole /64 to choose addresses from; it counts as one.</summary>
    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
