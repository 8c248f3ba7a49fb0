using Collegium.Clients;
using Collegium.Http;

namespace Collegium.Contracts.Plans;

/// <summary>The list of clients with the hours each has left; it lives here because Clients knows nothing of plans.</summary>
internal static class ClientsApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/clients", List).Allow(Actor.Officers | Roles.Client).WithName("ListClients");

    private static async Task<IResult> List(ClientsDoor clients, ContractsDoor contracts, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        if (await clients.Page(limit ?? Paging.Usual, after) is var read && read.Refusal is { } no)
        {
            return Problems.Result(no);
        }

        var plans = await contracts.Plans([.. read.Value.Items.Select(c => c.Id)]);
        return Results.Ok(new
        {
            Items = read.Value.Items.Select(c => new { c.Id, c.Name, c.Trade, c.City, Plan = Show(plans.GetValueOrDefault(c.Id)) }),
            read.Value.Next,
        });
    }

    /// <summary>A plan without hours left is history, not a plan.</summary>
    private static object? Show(PlanCard? plan) => plan is not { MinutesLeft: > 0 } ? null
        : new { Id = plan.Plan, plan.MinutesBought, plan.MinutesLeft, plan.PricePerHourMinor, plan.Currency, plan.StartsOn, plan.EndsOn };
}
