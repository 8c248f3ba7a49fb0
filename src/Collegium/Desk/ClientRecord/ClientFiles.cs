using Collegium.Clients;
using Collegium.Http;

namespace Collegium.Desk.ClientRecord;

internal static class ClientFiles
{
    private static readonly string[] Heads = ["client", "trade", "city", "state", "people", "known since", "plan hours left", "last request", "open requests"];

    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/csv/clients", List).Allow(Actor.Officers).WithName("ClientsFile");

    private static async Task<IResult> List(ClientReads reads, string? q, string? trade) =>
        new CsvFile("clients", Heads, (await reads.List(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), Enum.TryParse<Trade>(trade, true, out var t) ? t : null))
            .Select(c => (IReadOnlyList<object?>)
                [c.Client.Name, c.Client.Trade.ToString(), c.Client.City, c.Client.State, c.Client.People, c.Client.KnownSince, c.Plan is { } p ? Ui.Show.Hours(p.MinutesLeft) : null, c.LastTold, c.Open]));
}
