using System.Text.Json;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

internal sealed record AlertStep(DateTime At, string Kind, string Words);

internal sealed record AlertShown(
    Guid Id, Guid Request, int Number, string Headline, Impact Impact, AlertState State, string Because, DateTime StartedAt, DateTime? NextAt, string? PromisedBy,
    DateTime? PromisedAt, DateTime? EndedAt, IReadOnlyList<AlertStep> Steps);

/// <summary>What somebody who was called may read of the request before it is theirs: as of an offer.</summary>
internal sealed record AlertSeen(Alert Alert, Request Request, string Office, string City, string Zone, string? PromisedBy, bool Mine, bool MayTake, bool ByMail);

/// <summary>Alerts as pages and programs show them: officers all, members those they were called for.</summary>
internal sealed class AlertReads(CollegiumDb db, AnswerAlert answering, Targets targets, ClientsDoor clients)
{
    public async Task<IReadOnlyList<AlertShown>> Lately(int most) =>
        await Show(await Mine().OrderByDescending(a => a.StartedAt).ThenBy(a => a.Id).Take(most).ToListAsync());

    public async Task<AlertShown?> Find(Guid id) => (await Show(await Mine().Where(a => a.Id == id).ToListAsync())).SingleOrDefault();

    private IQueryable<Alert> Mine()
    {
        var (alerts, me) = (db.Set<Alert>().AsNoTracking(), $"\"{answering.Me}\"");
        return db.Actor.IsOfficer ? alerts : alerts.Where(a => a.Called.Contains(me));
    }

    public async Task<AlertSeen?> Behind(string secret)
    {
        if (await answering.Behind(secret) is not var (id, person, byMail) || await db.Set<Alert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is not { } alert
            || !await targets.Still(person))
        {
            return null;
        }

        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == alert.RequestId);
        var client = request.ClientId is { } known ? await clients.Find(known) : null;
        return new AlertSeen(
            alert, request, client is null ? "An office" : OfferWords.Office(client), client?.City ?? "", client?.Zone ?? "UTC",
            alert.PromisedBy is { } by ? await targets.Name(by) : null, alert.PromisedBy == person, await targets.HasPractice(person), byMail);
    }

    private async Task<IReadOnlyList<AlertShown>> Show(IReadOnlyList<Alert> alerts)
    {
        var (ids, about) = (alerts.Select(a => a.Id).ToList(), alerts.Select(a => a.RequestId).ToList());
        var requests = await db.Set<Request>().AsNoTracking().Where(r => about.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => ids.Contains(f.AboutId) && f.AboutType == "alert").OrderBy(f => f.Seq).ToListAsync();
        var names = await targets.Names([.. facts.SelectMany(StoryWordsOfAlerts.People), .. alerts.Select(a => a.PromisedBy).OfType<Guid>()]);
        var steps = facts.ToLookup(f => f.AboutId, f => new AlertStep(f.At, f.Kind, Words(f, names)));
        return [.. alerts.Select(a => (Alert: a, Request: requests[a.RequestId])).Select(x => new AlertShown(
            x.Alert.Id, x.Request.Id, x.Request.Number, db.Actor.IsOfficer ? x.Request.Headline : $"Request {x.Request.Number}", x.Request.Impact, x.Alert.State, x.Alert.Because,
            x.Alert.StartedAt, x.Alert.NextAt, x.Alert.PromisedBy is { } by ? names[by] : null, x.Alert.PromisedAt, x.Alert.EndedAt, [.. steps[x.Alert.Id]]))];
    }

    private static string Words(Fact fact, IReadOnlyDictionary<Guid, string> names)
    {
        var data = fact.Read();
        return fact.Kind switch
        {
            "alert.started" => data.Word("because") == "nobody" ? "Nobody took the request." : "It came while the desk is closed.",
            "alert.level-called" => $"{Turn(data)}: {string.Join(", ", data.GetProperty("people").EnumerateArray().Select(p => names[p.GetGuid()]))}.",
            "alert.level-skipped" => $"{Turn(data)}: nobody is on, so the next was called at once.",
            "alert.acknowledged" => $"{names[data.Id("by")]} promised a time.",
            "alert.promise-missed" => data.Word("because") == "left" ? "Whoever promised has left, so everybody is called again." : "The promised time passed, so everybody is called again.",
            "alert.exhausted" => "Everybody was called as often as set. The stewards were told.",
            _ => data.Word("because") == "taken" ? "Somebody has the request." : "The request needs nobody any more.",
        };
    }

    /// <summary>“Called first”, in the order of the policy.</summary>
    private static string Turn(JsonElement data) => data.Number("level") switch { 1 => "Called first", 2 => "Called second", 3 => "Called third", _ => "Called last" };
}
