using Collegium.Desk.Requests;
using Collegium.Http;

namespace Collegium.Desk.Joining;

internal static class JoiningApi
{
    public sealed record MergeBody(int? Into);

    public sealed record BesideBody(string? Text, string? Impact);

    public sealed record TieBody(int? Number, string? Kind);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/requests/{id:guid}/merging", Merge).Allow(Roles.Steward).WithName("MergeRequest");
        api.MapPost("/requests/{id:guid}/parting", Part).Allow(Roles.Steward).WithName("PartRequest");
        api.MapPost("/requests/{id:guid}/split", Split).Allow(Roles.Steward).WithName("SplitRequest");
        api.MapPost("/requests/{id:guid}/follow-up", Follow).Allow(Roles.Steward).WithName("FollowRequest");
        api.MapPost("/requests/{id:guid}/ties", Tie).Allow(Roles.Steward).WithName("TieRequests");
    }

    private static Task<IResult> Merge(Guid id, MergeBody body, MergeRequest merge, RequestView view, ApiWrite write) =>
        write.Step(() => merge.Run(id, body.Into), async request => await view.Show(request));

    private static Task<IResult> Part(Guid id, PartRequest part, RequestView view, ApiWrite write) =>
        write.Step(() => part.Run(id), async request => await view.Show(request));

    private static Task<IResult> Split(Guid id, BesideBody body, SplitRequest split, RequestView view, ApiWrite write) =>
        write.Create(() => split.Run(id, body.Text, body.Impact), async request => await view.Show(request), request => $"/api/v1/requests/{request.Id}");

    private static Task<IResult> Follow(Guid id, BesideBody body, FollowRequest follow, RequestView view, ApiWrite write) =>
        write.Create(() => follow.Run(id, body.Text, body.Impact), async request => await view.Show(request), request => $"/api/v1/requests/{request.Id}");

    private static Task<IResult> Tie(Guid id, TieBody body, TieRequests tie, RequestView view, ApiWrite write) =>
        write.Step(() => tie.Run(id, body.Number ?? 0, body.Kind), async request => await view.Show(request));
}
