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
internal sealed record AlertSeen(Alert Alert, Request Request, string Office, string City, string Zone, string? PromisedBy, bool Mine, bool MayTake);

/// <summary>Alerts as pages and programs show them: officers all, members those they were called for.</summary>
internal sealed class AlertReads(CollegiumDb db, AnswerAlert answering, Targets targets, ClientsDoor clients)
{
    public async Task<IReadOnlyList<AlertShown>> Lately(int most)
    {
        var alerts = await db.Set<Alert>().AsNoTracking().OrderByDescending(a => a.StartedAt).Take(200).ToListAsync();
        var mine = alerts.Where(a => db.Actor.IsOfficer || answering.Sees(a)).Take(most).ToList();
        var shown = new List<AlertShown>();
        foreach (var alert in mine)
        {
            shown.Add(await Show(alert));
        }

        return shown;
    }

    public async Task<AlertShown?> Find(Guid id) =>
        await db.Set<Alert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is { } alert && (db.Actor.IsOfficer || answering.Sees(alert)) ? await Show(alert) : null;

    public async Task<AlertSeen?> Behind(string secret)
    {
        if (await answering.Behind(secret) is not var (id, person) || await db.Set<Alert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is not { } alert
            || !await targets.Still(person))
        {
            return null;
        }

        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == alert.RequestId);
        var client = request.ClientId is { } known ? await clients.Find(known) : null;
        return new AlertSeen(
            alert, request, client is null ? "An office" : OfferWords.Office(client), client?.City ?? "", client?.Zone ?? "UTC",
            alert.PromisedBy is { } by ? await targets.Name(by) : null, alert.PromisedBy == person, await targets.HasPractice(person));
    }

    private async Task<AlertShown> Show(Alert alert)
    {
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == alert.RequestId);
        var steps = new List<AlertStep>();
        foreach (var fact in await db.Set<Fact>().AsNoTracking().Where(f => f.AboutId == alert.Id && f.AboutType == "alert").OrderBy(f => f.Seq).ToListAsync())
        {
            steps.Add(new AlertStep(fact.At, fact.Kind, await Words(fact)));
        }

        return new AlertShown(
            alert.Id, request.Id, request.Number, db.Actor.IsOfficer ? request.Headline : $"Request {request.Number}", request.Impact, alert.State, alert.Because,
            alert.StartedAt, alert.NextAt, alert.PromisedBy is { } by ? await targets.Name(by) : null, alert.PromisedAt, alert.EndedAt, steps);
    }

    private async Task<string> Words(Fact fact)
    {
        var data = fact.Read();
        return fact.Kind switch
        {
            "alert.started" => data.Word("because") == "nobody" ? "Nobody took the request." : "It came while the desk is closed.",
            "alert.level-called" => $"Level {data.Number("level")}: called {await Names(data)}.",
            "alert.level-skipped" => $"Level {data.Number("level")}: nobody is on, so it was skipped.",
            "alert.acknowledged" => $"{await targets.Name(data.Id("by"))} promised a time.",
            "alert.promise-missed" => data.Word("because") == "left" ? "Whoever promised has left, so everybody is called again." : "The promised time passed, so everybody is called again.",
            "alert.exhausted" => "Everybody was called as often as set. The stewards were told.",
            _ => data.Word("because") == "taken" ? "Somebody has the request." : "The request needs nobody any more.",
        };
    }

    private async Task<string> Names(JsonElement data)
    {
        var names = new List<string>();
        foreach (var id in data.GetProperty("people").EnumerateArray())
        {
            names.Add(await targets.Name(id.GetGuid()));
        }

        return string.Join(", ", names);
    }
}
