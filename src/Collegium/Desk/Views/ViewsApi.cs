using Collegium.Database;
using Collegium.Http;

namespace Collegium.Desk.Views;

internal static class ViewsApi
{
    public sealed record ViewBody(string? Name, string? Query, bool? Shared);

    public sealed record CopyBody(string? Name);

    public sealed record SharingBody(bool? Shared);

    public sealed record ViewShown(Guid Id, string Name, string Query, bool Shared, string By, bool Own);

    public sealed record ViewList(IReadOnlyList<ViewShown> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/views", List).Allow(Actor.Officers).WithName("ListViews");
        api.MapPost("/views", Keep).Allow(Actor.Officers).WithName("KeepView");
        api.MapPost("/views/{id:guid}/copy", Copy).Allow(Actor.Officers).WithName("CopyView");
        api.MapPost("/views/{id:guid}/sharing", Share).Allow(Actor.Officers).WithName("ShareView");
        api.MapPost("/views/{id:guid}/preference", Prefer).Allow(Actor.Officers).WithName("PreferView");
        api.MapPost("/views/{id:guid}/removal", Remove).Allow(Actor.Officers).WithName("RemoveView");
    }

    private static async Task<IResult> List(CollegiumDb db, ViewsInMemory views) =>
        Results.Ok(new ViewList([.. (await views.Seen(db)).Select(v => new ViewShown(v.Id, v.Name, v.Query, v.Shared, v.ByName, v.ByLogin == db.Actor.Login))]));

    private static Task<IResult> Keep(ViewBody body, KeepView keep, CollegiumDb db, ApiWrite write) =>
        write.Create(() => keep.Run(new ViewInput(body.Name, body.Query, body.Shared ?? false)), Shown(db), _ => "/api/v1/views");

    private static Task<IResult> Copy(Guid id, CopyBody? body, CopyView copy, CollegiumDb db, ApiWrite write) =>
        write.Create(() => copy.Run(id, body?.Name), Shown(db), _ => "/api/v1/views");

    private static Task<IResult> Share(Guid id, SharingBody? body, ShareView share, CollegiumDb db, ApiWrite write) =>
        write.Step(() => share.Run(id, body?.Shared ?? true), Shown(db));

    private static Task<IResult> Prefer(Guid id, PreferView prefer, CollegiumDb db, ApiWrite write) => write.Step(() => prefer.Run(id), Shown(db));

    private static Task<IResult> Remove(Guid id, RemoveView remove, CollegiumDb db, ApiWrite write) => write.Step(() => remove.Run(id), Shown(db));

    private static Func<SavedView, Task<object>> Shown(CollegiumDb db) =>
        v => Task.FromResult<object>(new ViewShown(v.Id, v.Name, v.Query, v.Shared, v.ByName, v.ByLogin == db.Actor.Login));
}
