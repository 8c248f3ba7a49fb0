using Collegium.Http;
using Collegium.Members.Practices;

namespace Collegium.Members.Standings;

/// <summary>A practice's standing: how it came about, what the secretary changes, and a member who leaves.</summary>
internal static class StandingsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/practices/{id:guid}/standing", One).Allow(Actor.Officers | Roles.Practitioner).WithName("GetStanding");
        api.MapPost("/practices/{id:guid}/suspension", Suspend).Allow(Roles.MembershipSecretary).WithName("SuspendPractice");
        api.MapPost("/practices/{id:guid}/reinstatement", Reinstate).Allow(Roles.MembershipSecretary).WithName("ReinstatePractice");
        api.MapPost("/resignation", Resign).Allow(Roles.Practitioner).WithName("ResignPractice");
    }

    public sealed record ReasonBody(string? Reason);

    /// <param name="Name">The practice's own name, so that nobody leaves by a slip.</param>
    public sealed record ResignationBody(string? Name);

    private static async Task<IResult> One(Guid id, MembersReads reads) =>
        await reads.Find(id) is { } found ? Results.Ok(Show(found)) : Problems.Result(Refusal.Missing("practice"));

    private static Task<IResult> Suspend(Guid id, ReasonBody body, ChangeStanding change, MembersReads reads, ApiWrite write) =>
        write.Step(() => change.Suspend(id, body.Reason), async held => Show((await reads.Find(held))!));

    private static Task<IResult> Reinstate(Guid id, ReasonBody body, ChangeStanding change, MembersReads reads, ApiWrite write) =>
        write.Step(() => change.Reinstate(id, body.Reason), async held => Show((await reads.Find(held))!));

    private static Task<IResult> Resign(ResignationBody body, ResignPractice resign, Here here, ApiWrite write) => write.Step(
        () => resign.Run(here.Actor.Practice ?? Guid.Empty, body.Name), practice => Task.FromResult<object>(new { practice, standing = Standing.Resigned }));

    private static object Show(MemberShown shown) => new
    {
        practice = new { shown.Practice.Id, shown.Practice.Name },
        shown.Practice.Standing,
        since = shown.Practice.StandingSince,
        shown.Practice.InsuredUntil,
        history = shown.History.Select(h => new { h.At, h.From, h.To, why = MemberWords.Because(h.Reason), decidedBy = h.By }),
    };
}
