using Collegium.Desk.Requests;
using Collegium.Http;

namespace Collegium.Desk.Clocks;

internal static class ClocksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/requests/{id:guid}/pause", Pause).Allow(Roles.Steward | Roles.Practitioner).WithName("PauseClocks");
        api.MapPost("/requests/{id:guid}/resumption", Resume).Allow(Roles.Steward | Roles.Practitioner).WithName("ResumeClocks");
        api.MapPost("/requests/{id:guid}/no-promise", None).Allow(Roles.Steward).WithName("GiveNoPromise");
    }

    public sealed record NoPromiseBody(string? Why);

    private static Task<IResult> Pause(Guid id, PauseInput body, PauseClocks clocks, RequestView view, ApiWrite write) =>
        write.Step(() => clocks.Pause(id, body), async request => await view.Show(request));

    private static Task<IResult> Resume(Guid id, PauseClocks clocks, RequestView view, ApiWrite write) =>
        write.Step(() => clocks.Resume(id), async request => await view.Show(request));

    private static Task<IResult> None(Guid id, NoPromiseBody body, GiveNoPromise none, RequestView view, ApiWrite write) =>
        write.Step(() => none.Run(id, body.Why), async request => await view.Show(request));
}
