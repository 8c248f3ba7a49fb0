using Collegium.Clients;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

internal static class PlanFiles
{
    private static readonly string[] Heads =
        ["client", "kind", "state", "minutes", "price per hour, minor units", "currency", "starts on", "ends on", "rollover", "beyond", "minutes open", "minutes left"];

    public static void Map(IEndpointRouteBuilder files) => files.MapGet("/csv/plans", List).Allow(Actor.Officers).WithName("PlansFile");

    private static async Task<IResult> List(PlanReading reading, ClientsDoor clients)
    {
        var plans = await reading.Show(await reading.Seen().OrderByDescending(p => p.SoldAt).ToListAsync());
        var names = await clients.Cards([.. plans.Select(p => p.Client).Distinct()]);
        return new CsvFile("plans", Heads, plans.Select(p => (IReadOnlyList<object?>)
            [names[p.Client].Name, p.Kind.ToString(), p.State.ToString(), p.Minutes, p.PricePerHourMinor, p.Currency, p.StartsOn, p.EndsOn, p.Rollover, p.Beyond.ToString(), p.OpenMinutes, p.LeftMinutes]));
    }
}
