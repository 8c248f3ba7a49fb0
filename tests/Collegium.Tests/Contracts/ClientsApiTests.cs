namespace Collegium.Tests.Contracts;

/// <summary>The list of clients: active first, in pages, and only one's own for a client.</summary>
public sealed class ClientsApiTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Officers_see_all_page_by_page_and_a_client_sees_itself(string engine)
    {
        await using var world = await World.Start(engine);
        var (status, first) = await world.As("steward").Get("/clients?limit=2");
        var (_, rest) = await world.As("steward").Get($"/clients?limit=2&after={Uri.EscapeDataString((string)first!["next"]!)}");
        var (_, own) = await world.As("client").Get("/clients");

        Assert.Equal(200, status);
        Assert.Equal(["Hollis Ranch Realty", "Ocotillo Bend Dental", "Tarrow & Pell, Attorneys"],
            first["items"]!.AsArray().Concat(rest!["items"]!.AsArray()).Select(c => (string)c!["name"]!));
        Assert.Equal(("dental", "Phoenix", null), ((string?)first["items"]![1]!["trade"], (string?)first["items"]![1]!["city"], first["items"]![1]!["plan"]));
        Assert.Null(rest["next"]);
        Assert.Equal("Ocotillo Bend Dental", (string?)Assert.Single(own!["items"]!.AsArray())!["name"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Hours_left_go_by_the_day_at_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        var made = await world.As("steward").Post($"/clients/{world.Clients["Ocotillo Bend Dental"]}/plans", new { kind = "monthly", minutes = 120, startsOn = "2026-11-01", endsOn = "2026-11-30" });
        Assert.True(made.Status == 201, $"{made.Body}");

        // The last evening of November at the client is the first of December in Greenwich.
        world.Clock.Hold(new DateTime(2026, 12, 1, 6, 30, 0, DateTimeKind.Utc));
        Assert.Equal(120, (int?)await Left());
        world.Clock.Hold(new DateTime(2026, 12, 1, 7, 0, 0, DateTimeKind.Utc));
        Assert.Null(await Left());

        async Task<System.Text.Json.Nodes.JsonNode?> Left() => (await world.As("client").Get("/clients")).Body!["items"]![0]!["plan"]?["minutesLeft"];
    }

    [Theory]
    [InlineData("limit=0", "limit.out-of-range")]
    [InlineData("limit=201", "limit.out-of-range")]
    [InlineData("after=nonsense", "cursor.unknown")]
    public async Task A_page_that_cannot_be_is_refused(string query, string code)
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (status, no) = await world.As("steward").Get($"/clients?{query}");
        Assert.Equal((400, code), (status, (string?)no!["code"]));
    }
}
