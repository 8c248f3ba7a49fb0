using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collegium.Tests.Http;

/// <summary>The API's description lies in the repository as programs read it; a change of the API shows in its diff.</summary>
public sealed class ApiBookTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_description_on_file_is_the_one_served()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var http = new HttpClient { BaseAddress = world.Url };
        var served = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!.ToJsonString(Indented) + "\n";
        var file = Path.Combine(World.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("COLLEGIUM_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file) == served,
            "docs/openapi.json is not what /openapi/v1.json says. Run this test with COLLEGIUM_WRITE_DOCS=1, read the diff, and commit it.");
    }

    [Fact]
    public async Task Every_call_has_a_name_a_summary_and_its_refusals()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var http = new HttpClient { BaseAddress = world.Url };
        var book = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        Assert.NotNull(book["components"]!["securitySchemes"]!["key"]);
        foreach (var (path, calls) in book["paths"]!.AsObject())
        {
            foreach (var (method, call) in calls!.AsObject())
            {
                Assert.True(call!["operationId"] is not null && call["summary"] is not null, $"{method} {path} has no name");
                Assert.NotNull(call["responses"]!["401"]);
                if (method == "post" && !path.StartsWith("/api/v1/inbound/", StringComparison.Ordinal))
                {
                    Assert.Contains(call["parameters"]!.AsArray(), p => (string?)p!["name"] == "Idempotency-Key");
                }
            }
        }
    }
}
