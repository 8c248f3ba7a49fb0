using System.Net;
using System.Net.Sockets;
using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Http;

/// <summary>How often something may be done in a span of at most a day, from one mailbox or number and from one network.</summary>
public readonly record struct Quota(int FromOne, int FromNetwork, TimeSpan Span);

/// <summary>
/// Counts what strangers do, by the network address they come from and the mail or number they give. Counted in the database,
/// so that it holds whichever node answers. A demo counts nobody on its own machine.
/// </summary>
public sealed class CallLimit(CollegiumDb db, IHttpContextAccessor http, Readiness readiness, TimeProvider clock)
{
    /// <summary>Counts this one, or says how long to wait.</summary>
    public async Task<TimeSpan?> Count(string what, string reach, Quota quota)
    {
        if (http.HttpContext is { } context && RateLimits.IsExempt(context, readiness))
        {
            return null;
        }

        List<(string From, int Most)> counted = [(Secret.Hash($"{what} reach {reach}"), quota.FromOne)];
        if (http.HttpContext?.Connection.RemoteIpAddress is { } address)
        {
            counted.Add((Secret.Hash($"{what} address {Network(address)}"), quota.FromNetwork));
        }

        var now = clock.Now();
        var since = now - quota.Span;
        foreach (var (from, most) in counted)
        {
            var calls = await db.Set<CountedCall>().AsNoTracking().Where(t => t.From == from && t.At > since)
                .OrderByDescending(t => t.At).Take(most).Select(t => t.At).ToListAsync();
            if (calls.Count >= most)
            {
                return calls[^1] + quota.Span - now;
            }
        }

        db.AddRange(counted.Select(c => new CountedCall { Id = clock.NewId(), From = c.From, At = now }));
        var old = now - TimeSpan.FromDays(1);
        await db.Set<CountedCall>().Where(t => t.At < old).ExecuteDeleteAsync();
        return null;
    }

    /// <summary>A household of version 6 has a whole /64 to choose addresses from; it counts as one.</summary>
    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
