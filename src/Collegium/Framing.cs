using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ui;

namespace Collegium;

/// <summary>What the frame of a page shows: the chapter, who is signed in, where the page hears of changes.</summary>
internal static class Framing
{
    public static async ValueTask<Frame> Read(HttpContext http)
    {
        var services = http.RequestServices;
        var (here, now) = (services.GetRequiredService<Here>(), services.GetRequiredService<TimeProvider>().Now());
        if (here.Chapter == Guid.Empty)
        {
            return new Frame("Collegium", "Collegium", "UTC", now);
        }

        var governance = services.GetRequiredService<GovernanceDoor>();
        var (chapter, rules) = (await governance.Chapter(), await governance.Rules());
        var actor = here.Actor;
        return new Frame(chapter.Name, chapter.ShortName, chapter.Zone, now)
        {
            Phone = chapter.Phone,
            Hours = Hours(rules),
            Address = $"{chapter.Address}, {chapter.City}",
            Who = actor.Login is null ? null : actor.Name,
            Office = Office(actor),
            Live = await Live(http, actor),
            Finds = actor.Is(Actor.SignedIn),
            Ways = Ways(actor),
        };
    }

    /// <summary>Pages of one request or offer listen under their own link; the public pages do not listen.</summary>
    private static async Task<string?> Live(HttpContext http, Actor actor)
    {
        var services = http.RequestServices;
        var since = await services.GetRequiredService<FactTail>().ReadTo(services.GetRequiredService<CollegiumDb>());
        var secret = http.GetRouteValue("secret") as string;
        return actor switch
        {
            { Request: not null } => $"/r/{secret}/live?since={since}",
            { Offer: not null } => $"/o/{secret}/live?since={since}",
            { Login: not null } when actor.Is(Actor.SignedIn) => $"/live?since={since}",
            _ => null,
        };
    }

    private static string Hours(CharterRules rules)
    {
        var days = rules.OpenOn.Count == 5 && !rules.OpenOn.Contains(DayOfWeek.Saturday) && !rules.OpenOn.Contains(DayOfWeek.Sunday)
            ? "weekdays" : string.Join(", ", rules.OpenOn);
        return $"{days} {Hour(rules.OpensAt)} to {Hour(rules.ClosesAt)}";
    }

    private static string Hour(int minutes) =>
        new TimeOnly(minutes / 60 % 24, minutes % 60).ToString(minutes % 60 == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string? Office(Actor actor) => actor switch
    {
        _ when actor.Is(Roles.Steward) => "steward",
        _ when actor.Is(Roles.Treasurer) => "treasurer",
        _ when actor.Is(Roles.MembershipSecretary) => "membership secretary",
        _ when actor.Is(Roles.Administrator) => "chapter administrator",
        _ => null,
    };

    private static readonly Way OnCall = new("On call", "/on-call", "a");

    private static readonly Way Ballots = new("Ballots", "/ballots", "v");

    private static IReadOnlyList<Way> Ways(Actor actor) => actor switch
    {
        { IsOfficer: true } when actor.Is(Roles.Practitioner) => [.. OfOfficer(actor), new Way("My offers", "/offers", "o"), new Way("My work", "/work", "w"), OnCall, Ballots],
        { IsOfficer: true } => OfOfficer(actor),
        _ when actor.Is(Roles.Practitioner) =>
            [new("Offers", "/offers", "o"), new("My work", "/work", "w"), new("Referrals", "/referrals", "r"), new("Statement", "/statement", "s"), new("Members", "/members", "m"), OnCall, Ballots],
        _ when actor.Is(Roles.Former) => [new("Conduct cases", "/conduct", "c")],
        _ => [new("Requests", "/mine", "r"), new("Bills", "/bills", "b")],
    };

    /// <summary>The books are the treasurer's; the steward follows the bills.</summary>
    private static IReadOnlyList<Way> OfOfficer(Actor actor) =>
        actor.Is(Roles.Treasurer | Roles.Administrator) ? Way.OfOfficers
        : [.. Way.OfOfficers.Where(w => w.Href != "/books"),
            .. actor.Is(Roles.Steward) ? [new Way("Invoices", "/invoices", "i")] : actor.Is(Roles.MembershipSecretary) && !actor.Is(Roles.Practitioner) ? [Ballots] : Array.Empty<Way>()];
}
