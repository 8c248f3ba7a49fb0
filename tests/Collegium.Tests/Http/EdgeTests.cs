using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Collegium.Tests.Http;

/// <summary>What every answer carries, and what a program or a person hears when a call makes no sense.</summary>
public sealed class EdgeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_answer_carries_the_safety_headers(string engine)
    {
        await using var world = await World.Start(engine);
        using var http = new HttpClient { BaseAddress = world.Url };
        foreach (var path in new[] { "/", "/sign-in", "/l/nothing", "/no-such-page", "/api/v1/requests", "/collegium.css", "/openapi/v1.json", "/healthz" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal("default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'; worker-src 'self'",
                Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Theory]
    [InlineData("{\"client\": ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"client\": 7, \"text\": []}")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_read_is_told_so(string body)
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (status, problem) = await Post(world, body, "application/json");
        Assert.Equal((400, "body.malformed"), (status, (string?)problem["code"]));
    }

    [Fact]
    public async Task The_field_of_the_wrong_kind_is_named()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (_, problem) = await Post(world, "{\"client\": 7}", "application/json");
        Assert.Contains("client", (string?)problem["detail"]);
        Assert.NotNull(problem["errors"]!["client"]);
    }

    [Fact]
    public async Task Another_kind_of_content_is_refused_in_words()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (status, problem) = await Post(world, "client=x", "application/x-www-form-urlencoded");
        Assert.Equal((400, "body.malformed"), (status, (string?)problem["code"]));
    }

    [Fact]
    public async Task A_program_hears_problems_and_a_person_reads_a_page()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (status, problem) = await world.As("steward").Get("/no-such-thing");
        Assert.Equal((404, "page.missing"), (status, (string?)problem!["code"]));

        var (number, wrong) = await world.As("steward").Get("/requests?limit=many");
        Assert.Equal((400, "query.malformed"), (number, (string?)wrong!["code"]));

        foreach (var (who, path, field) in new[]
        {
            ("steward", "/requests?limit=0x10", "limit"), ("steward", "/mail/received?waiting=maybe", "waiting"),
            ("treasurer", "/books/trial-balance?asOf=%20", "asOf"), ("treasurer", "/books/trial-balance?asOf=tomorrow", "asOf"),
        })
        {
            (number, wrong) = await world.As(who).Get(path);
            Assert.Equal((400, "query.malformed"), (number, (string?)wrong!["code"]));
            Assert.NotNull(wrong["errors"]![field]);
        }

        using var browser = new Browser(world.Url);
        await browser.Open("/no-such-page");
        Assert.Equal(404, browser.Status);
        Assert.Contains("There is nothing here", browser.Text);
        Assert.NotNull(browser.Page.QuerySelector("a.button[href='/']"));

        using var member = await world.SignIn("practitioner");
        await member.Open("/desk/macros");
        Assert.Equal(403, member.Status);
        Assert.NotNull(member.Page.QuerySelector("a.button[href='/home']"));
        Assert.DoesNotContain("Collegium", member.Page.QuerySelector(".brand")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_a_program_is_told_how_to_send_one()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var http = new HttpClient { BaseAddress = world.Url };
        using var answer = await http.GetAsync("/api/v1/requests");
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_program_that_runs_wild_is_slowed_down()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var http = new HttpClient { BaseAddress = world.Url };
        HttpResponseMessage? last = null;
        for (var i = 0; i < 601; i++)
        {
            last?.Dispose();
            last = await http.GetAsync("/api/v1/nothing");
            Assert.True(last.Headers.Contains("RateLimit-Remaining"));
        }

        Assert.Equal(429, (int)last!.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal("rate.exceeded", (string?)JsonNode.Parse(await last.Content.ReadAsStringAsync())!["code"]);
    }

    [Fact]
    public async Task Health_and_metrics_answer_without_a_chapters_help()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var http = new HttpClient { BaseAddress = world.Url };
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
        Assert.Equal("ready", await http.GetStringAsync("/readyz"));
        Assert.Contains("http_server_request_duration_seconds_count", await http.GetStringAsync("/metrics"));
    }

    private static async Task<(int Status, JsonNode Problem)> Post(World world, string body, string kind)
    {
        using var http = new HttpClient { BaseAddress = world.Url };
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = new StringContent(body, Encoding.UTF8, kind) };
        message.Headers.Add("Idempotency-Key", "once");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.Keys["steward"]);
        using var answer = await http.SendAsync(message);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
