using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

internal static class PlansApi
{
    private const Roles Readers = Actor.Officers | Roles.Client | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", List).Allow(Readers).WithName("ListPlans");
        api.MapGet("/plans/{id:guid}", One).Allow(Readers).WithName("GetPlan");
        api.MapPost("/clients/{id:guid}/plans", Make).Allow(Roles.Steward).WithName("MakePlan");
        api.MapPost("/plans/{id:guid}/change", Change).Allow(Roles.Steward).WithName("ChangePlan");
        api.MapPost("/plans/{id:guid}/end", End).Allow(Roles.Steward).WithName("EndPlan");
        api.MapPost("/plans/{id:guid}/renewal", Renew).Allow(Roles.Steward | Roles.Client).WithName("AnswerRenewal");
    }

    public sealed record RenewalBody(bool GoesOn);

    private static async Task<IResult> List(PlanReading reading, int? limit, Guid? after, Guid? client)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var read = await reading.Seen().Where(p => (after == null || p.Id < after) && (client == null || p.ClientId == client))
            .OrderByDescending(p => p.Id).Take(take + 1).ToListAsync();
        return Results.Ok(Paging.Cut(await reading.Show(read), take, p => p, p => p.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, PlanReading reading) =>
        await reading.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("plan"));

    private static Task<IResult> Make(Guid id, PlanTerms body, MakePlan make, PlanReading reading, ApiWrite write) =>
        write.Create(() => make.Run(id, body), async plan => (await reading.Show([plan]))[0], plan => $"/api/v1/plans/{plan.Id}");

    private static Task<IResult> Change(Guid id, PlanTerms body, ChangePlan change, PlanReading reading, ApiWrite write) =>
        write.Step(() => change.Change(id, body), async plan => (await reading.Show([plan]))[0]);

    private static Task<IResult> End(Guid id, ChangePlan change, PlanReading reading, ApiWrite write) =>
        write.Step(() => change.End(id), async plan => (await reading.Show([plan]))[0]);

    private static Task<IResult> Renew(Guid id, RenewalBody body, ChangePlan change, PlanReading reading, ApiWrite write) =>
        write.Step(() => change.Renew(id, body.GoesOn), async plan => (await reading.Show([plan]))[0]);
}
