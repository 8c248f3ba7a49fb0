using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

/// <summary>Whoever was called says by when they are on it, or takes the request at once.</summary>
internal sealed class AnswerAlert(CollegiumDb db, Here here, Links links, AlertRun run, TakeRequest take, Targets targets)
{
    private const int Most = 1_440;
    private const int MostWhenStopped = 240;

    public static readonly Refusal NoTime = new(
        "alert.no-time", "Say by when you are on it: within 4 hours where work has stopped, else within 24. Without a time, the next person is called.", Field: "minutes");

    public static readonly Refusal Over = new("alert.over", "This is over: somebody has the request, or it needs nobody any more. You needn't do anything.", RefusalKind.Conflict);

    public static readonly Refusal PromisedAlready = new(
        "alert.promised-already", "Somebody else has promised a time already. Call the desk if you can be quicker, or take the request itself.", RefusalKind.Conflict);

    public static readonly Refusal MovedAlready = new(
        "alert.moved-already", "You have moved this promise once already. Take the request, or find somebody who can: at the promised time everybody is called again.", RefusalKind.Conflict);

    /// <summary>The alert and the person a private link stands for; it acts as that person, within this alert. Only a mailed one takes work.</summary>
    public async Task<(Guid Alert, Guid Person, bool Takes)?> Behind(string secret) =>
        (await links.Find(secret, LinkKind.Alert) ?? await links.Find(secret, LinkKind.Called)) is { Party: { } person } link && link.ChapterId == db.Chapter
            ? (link.About, person, link.Kind == LinkKind.Alert) : null;

    public async Task<Result<Alert>> PromiseByLink(string secret, int? minutes) =>
        await Behind(secret) is var (alert, person, _) ? await Promise(alert, person, minutes) : Refusal.Missing("alert");

    public async Task<Result<Alert>> Promise(Guid id, int? minutes) => await Promise(id, Me, minutes);

    public async Task<Result<Alert>> TakeByLink(string secret) =>
        await Behind(secret) is (var alert, var person, true) ? await Take(alert, person) : Refusal.Missing("alert");

    public async Task<Result<Alert>> Take(Guid id) => await Take(id, Me);

    /// <summary>A steward may step in wherever nobody called them.</summary>
    public bool Sees(Alert alert) => db.Actor.Is(Roles.Steward | Roles.House) || (Me is { } me && alert.CalledPeople.Contains(me));

    public Guid? Me => db.Actor.Practitioner ?? db.Actor.Login;

    private async Task<Result<Alert>> Promise(Guid id, Guid? person, int? minutes)
    {
        if (await Hold(id, person) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (alert, request) = found.Value;
        if (alert.State == AlertState.Promised && alert.PromisedBy != person)
        {
            return PromisedAlready;
        }

        if (minutes is not >= 1 || minutes > (request.Impact == Impact.Stopped ? MostWhenStopped : Most))
        {
            return NoTime;
        }

        if (alert is { State: AlertState.Promised, Moved: true })
        {
            return MovedAlready;
        }

        run.Promise(alert, person!.Value, minutes.Value);
        return alert;
    }

    private async Task<Result<Alert>> Take(Guid id, Guid? person)
    {
        if (await Hold(id, person) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (alert, request) = found.Value;
        var before = here.Actor;
        var taken = await take.Run(request, person!.Value);
        here.Enter(before);
        if (taken.Refusal is { } refused)
        {
            return refused;
        }

        run.End(alert, "taken");
        return alert;
    }

    /// <summary>The request is held first, then the alert, as everywhere.</summary>
    private async Task<Result<(Alert Alert, Request Request)>> Hold(Guid id, Guid? person)
    {
        var about = await db.Set<Alert>().Where(a => a.Id == id).Select(a => a.RequestId).SingleOrDefaultAsync();
        if (about == Guid.Empty || person is null || await db.Locked<Request>(about) is not { } request || await db.Locked<Alert>(id) is not { } alert
            || !(alert.CalledPeople.Contains(person.Value) || db.Actor.Is(Roles.Steward)) || !await targets.Still(person.Value))
        {
            return Refusal.Missing("alert");
        }

        return alert.EndedAt is null && AlertRun.Needs(request) ? (alert, request) : Over;
    }
}
