using System.Net;
using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>In the demo, and only from this machine, the sign-in page offers one person of each role at a press: those with a demo key first.</summary>
public sealed class DemoPeople(CollegiumDb db, Readiness readiness)
{
    public async Task<IReadOnlyList<Login>> Of(HttpContext http)
    {
        if (!readiness.Demo || http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
        {
            return [];
        }

        var logins = await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && l.Roles != Roles.None)
            .OrderByDescending(l => db.Set<ApiKey>().Any(k => k.LoginId == l.Id && k.RevokedAt == null)).ThenBy(l => l.Id).Take(500).ToListAsync();
        return [.. logins.GroupBy(l => l.Roles).SelectMany(g => g.Take(g.Key == Roles.Treasurer ? 2 : 1)).OrderByDescending(l => l.Roles & Actor.Officers)];
    }

    /// <summary>What a person is, in words: the highest office first.</summary>
    public static string Office(Roles roles) => roles switch
    {
        _ when roles.HasFlag(Roles.Administrator) => "chapter administrator",
        _ when roles.HasFlag(Roles.MembershipSecretary) => "membership secretary",
        _ when roles.HasFlag(Roles.Treasurer) => "treasurer",
        _ when roles.HasFlag(Roles.Steward) => "steward of the desk",
        _ when roles.HasFlag(Roles.Practitioner) => "practitioner",
        _ when roles.HasFlag(Roles.Former) => "of a former member",
        _ => "client",
    };
}
