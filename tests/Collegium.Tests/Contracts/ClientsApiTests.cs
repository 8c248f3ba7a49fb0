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
