using Collegium.Desk.Requests;
using Collegium.Http;

namespace Collegium.Desk.Watches;

internal static class WatchesApi
{
    public sealed record StopBody(string? Note);

    public sealed record WatchState(WatchShown? Running);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/watch", Mine).Allow(Roles.Practitioner).WithName("GetWatch");
        api.MapPost("/requests/{id:guid}/watch", Start).Allow(Roles.Practitioner).WithName("StartWatch");
        api.MapPost("/watch/stop", Stop).Allow(Roles.Practitioner).WithName("StopWatch");
        api.MapPost("/watch/removal", Drop).Allow(Roles.Practitioner).WithName("DropWatch");
    }

    private static async Task<IResult> Mine(WatchReads watches) => Results.Ok(new WatchState(await watches.Mine()));

    private static Task<IResult> Start(Guid id, StartWatch start, WatchReads watches, ApiWrite write) =>
        write.Step(() => start.Run(id), async _ => new WatchState(await watches.Mine()));

    private static Task<IResult> Stop(StopBody? body, StopWatch stop, ApiWrite write) =>
        write.Step(() => stop.Run(body?.Note), recorded => Task.FromResult<object>(recorded));

    private static Task<IResult> Drop(StopWatch stop, ApiWrite write) =>
        write.Step(() => stop.Drop(), _ => Task.FromResult<object>(new WatchState(null)));
}
