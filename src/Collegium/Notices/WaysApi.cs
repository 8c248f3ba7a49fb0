using Collegium.Http;

namespace Collegium.Notices;

internal static class WaysApi
{
    private const Roles Reached = Actor.Officers | Roles.Practitioner;

    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<OutsideCalls>()
        .AddSingleton<PushKeys>()
        .AddSingleton<NoticeCarrier>()
        .AddScoped<NoticeBox>()
        .AddScoped<ChangeWays>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ways", List).Allow(Reached).WithName("ListWays");
        api.MapGet("/ways/log", Log).Allow(Reached).WithName("ListNotices");
        api.MapGet("/ways/device-key", DeviceKey).Allow(Reached).WithName("GetDeviceKey");
        api.MapPost("/ways", Add).Allow(Reached).WithName("AddWay");
        api.MapPost("/ways/{id:guid}/removal", Remove).Allow(Reached).WithName("RemoveWay");
        api.MapPost("/ways/{id:guid}/test", Test).Allow(Reached).WithName("TestWay");
    }

    /// <summary>Quiet hours as minutes after midnight, on the clock of the zone.</summary>
    public sealed record WayBody(string? Kind, string? Address, int? QuietFrom, int? QuietTo, string? Zone, DeviceKeys? Keys);

    /// <summary>Of a push subscription: the browser's public key and secret, in base64url.</summary>
    public sealed record DeviceKeys(string? P256dh, string? Auth);

    /// <summary>The key a browser subscribes with.</summary>
    private static async Task<IResult> DeviceKey(PushKeys keys) => Results.Ok(new { key = await keys.Public() });


    private static async Task<IResult> List(ChangeWays ways) => Results.Ok(new { items = (await ways.List()).Select(Shown) });

    private static async Task<IResult> Log(ChangeWays ways) =>
        Results.Ok(new { items = (await ways.Log()).Select(n => new { n.Id, n.Kind, n.At, n.Text, n.Attempts, n.SentAt, n.HeldAt, n.BundledInto, n.Problem }) });

    private static Task<IResult> Add(WayBody body, ChangeWays ways, ApiWrite write) => write.Create(
        () => ways.Add(new WayDraft(body.Kind, body.Address, body.QuietFrom, body.QuietTo, body.Zone ?? "UTC") { Keys = body.Keys is { } keys ? $"{keys.P256dh}.{keys.Auth}" : null }),
        way => Task.FromResult(Added(way)), way => $"/api/v1/ways/{way.Id}");

    private static Task<IResult> Remove(Guid id, ChangeWays ways, ApiWrite write) =>
        write.Step(() => ways.Remove(id), removed => Task.FromResult<object>(new { id = removed }));

    private static Task<IResult> Test(Guid id, ChangeWays ways, ApiWrite write) =>
        write.Step(() => ways.Test(id), tested => Task.FromResult<object>(new { id = tested }));

    private static object Shown(ContactWay way) => new { way.Id, way.Kind, way.Address, way.QuietFrom, way.QuietTo, way.Zone };

    /// <summary>The only time the secret is told.</summary>
    private static object Added(ContactWay way) => new { way.Id, way.Kind, way.Address, secret = way.Kind == WayKind.Webhook ? way.Secret : null, way.QuietFrom, way.QuietTo, way.Zone };
}
