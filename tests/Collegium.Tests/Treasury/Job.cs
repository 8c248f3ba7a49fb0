using System.Text.Json.Nodes;

namespace Collegium.Tests.Treasury;

/// <summary>Takes a request over the API to the point where it can be billed.</summary>
internal static class Job
{
    public static readonly DateOnly Today = new(2026, 11, 17);

    /// <summary>Told, accepted, estimated, approved, worked; answers the request's id and the practice that won it.</summary>
    public static async Task<(Guid Request, Guid Practice)> Worked(
        World world, int minutes = 90, long parts = 0, string client = "Ocotillo Bend Dental", int? estimate = null)
    {
        var steward = world.As("steward");
        var request = Ok(201, await steward.Post("/requests", new
        {
            client, text = "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.", impact = "stopped",
        }));
        var id = (Guid)request["id"]!;
        var offer = Ok(200, await steward.Post($"/offers/{request["offers"]![0]!["id"]}/acceptance"));
        if (estimate != 0)
        {
            Ok(200, await steward.Post($"/requests/{id}/estimate", new { minutesFrom = 1, minutesTo = estimate ?? minutes, partsMinor = parts, note = "Look at the link." }));
            Ok(200, await steward.Post($"/requests/{id}/approval"));
        }

        Ok(201, await steward.Post($"/requests/{id}/time", new { minutes, note = "Put the driver back and tested with two pictures." }));
        return (id, (Guid)offer["practice"]!["id"]!);
    }

    public static async Task<JsonNode> Invoice(World world, Guid request) =>
        Ok(201, await world.As("treasurer").Post("/invoices", new { request }));

    public static Task<(int Status, JsonNode? Body)> Pay(
        World world, long minor, Guid? invoice = null, Guid? client = null, string currency = "USD", string day = "2026-11-17", string means = "transfer", string? key = null) =>
        world.As("treasurer").Post("/payments", new { client, invoice, amountMinor = minor, currency, receivedOn = day, means }, key);

    public static JsonNode Ok(int wanted, (int Status, JsonNode? Body) answer)
    {
        Assert.True(answer.Status == wanted, $"{answer.Status}: {answer.Body}");
        return answer.Body!;
    }

    public static void No(int status, string code, (int Status, JsonNode? Body) answer) =>
        Assert.Equal((status, code), (answer.Status, (string?)answer.Body?["code"]));

    /// <summary>The book's balance of an account; 0 where nothing was posted.</summary>
    public static async Task<long> Balance(World world, int account)
    {
        var trial = Ok(200, await world.As("treasurer").Get("/books/trial-balance"));
        return (long?)trial["accounts"]!.AsArray().FirstOrDefault(a => (int)a!["number"]! == account)?["balanceMinor"] ?? 0;
    }
}
