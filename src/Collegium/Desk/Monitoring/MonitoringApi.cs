using Collegium.Database;
using Collegium.Http;
using Microsoft.AspNetCore.Mvc;

namespace Collegium.Desk.Monitoring;

internal static class MonitoringApi
{
    private const int MostBytes = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/inbound/alarms/{secret}", Report).Allow(Roles.None).WithName("ReportAlarm")
            .WithMetadata(new OwnIdAttribute(), new RequestSizeLimitAttribute(MostBytes))
            .WithDescription("For a monitor. Source and key say which trouble is the same, so no operation id is needed. State: firing or resolved; severity: critical, warning or info.");
        api.MapGet("/monitoring/keys", Keys).Allow(ChangeMonitorKeys.Keepers).WithName("ListMonitors");
        api.MapPost("/monitoring/keys", Connect).Allow(ChangeMonitorKeys.Keepers).WithName("ConnectMonitor");
        api.MapPost("/monitoring/keys/{id:guid}/revocation", Revoke).Allow(ChangeMonitorKeys.Keepers).WithName("DisconnectMonitor");
        api.MapGet("/monitoring/alarms", Alarms).Allow(ChangeMonitorKeys.Keepers).WithName("ListAlarms");
    }

    public sealed record MonitorBody(string? Name, string? Client);

    public sealed record MonitorShown(Guid Id, string Name, Guid? Client, DateTime MadeAt);

    public sealed record AlarmShown(Guid Id, Guid Client, string Source, string Key, Guid Request, int Count, DateTime FirstAt, DateTime LastAt);

    private static async Task<IResult> Report(string secret, AlarmReport body, ChangeMonitorKeys keys, TakeAlarm take, Writing writing, Here here)
    {
        if (await keys.Behind(secret) is not { } key)
        {
            return Problems.Result(TakeAlarm.Unknown);
        }

        here.Enter(Actor.House(here.Chapter));
        return await writing.Run(() => take.Run(key, body)) is var taken && taken.Refusal is { } no ? Problems.Result(no) : Results.Ok(taken.Value);
    }

    private static async Task<IResult> Keys(ChangeMonitorKeys keys) =>
        Results.Ok((await keys.List()).Select(k => new MonitorShown(k.Id, k.Name, k.ClientId, k.MadeAt)));

    private static Task<IResult> Connect(MonitorBody body, ChangeMonitorKeys keys, ApiWrite write) =>
        write.Create(() => keys.Make(body.Name, body.Client), made => Task.FromResult<object>(made), _ => "/api/v1/monitoring/keys");

    private static Task<IResult> Revoke(Guid id, ChangeMonitorKeys keys, ApiWrite write) =>
        write.Step(() => keys.Revoke(id), key => Task.FromResult<object>(new { key.Id, key.RevokedAt }));

    private static async Task<IResult> Alarms(ChangeMonitorKeys keys) => Results.Ok((await keys.Lasting(Paging.Most))
        .Select(a => new AlarmShown(a.Id, a.ClientId, a.Source, a.Trouble, a.RequestId, a.Count, a.FirstAt, a.LastAt)));
}
