using Collegium.Http;

namespace Collegium.Desk.Board;

internal static class BoardApi
{
    public sealed record StepBody(IReadOnlyList<int>? Numbers, string? Step, string? Words);

    public sealed record StepTold(IReadOnlyList<RowOutcome> Items);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/requests/steps", Steps).Allow(Roles.Steward).WithName("StepChosenRequests");

    private static Task<IResult> Steps(StepBody body, ChosenStep chosen, ApiWrite write) =>
        write.Step(() => chosen.Run(body.Numbers ?? [], body.Step, body.Words), told => Task.FromResult<object>(new StepTold(told)));
}
