using System.Net;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>While the demo is written the door answers, but opens nothing.</summary>
public sealed class DemoDoorTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_demo_listens_at_once_and_opens_only_when_it_is_complete(string engine)
    {
        await using var house = new DemoHouse(engine);
        var held = await house.Services.GetRequiredService<FreshDatabase>().Hold();
        var served = Task.Run(house.Serve);
        using var http = new HttpClient { BaseAddress = await house.Listens() };
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
        foreach (var path in new[] { "/readyz", "/", "/sign-in", "/requests", "/r/some-secret", "/setup", "/live" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        var (page, problem) = (await Text(http, "/"), await Text(http, "/api/v1/requests"));
        Assert.Contains("<h1>The demo is being made ready…</h1>", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.Contains("\"house.not-ready\"", problem, StringComparison.Ordinal);

        await held.DisposeAsync();
        while ((await http.GetAsync("/readyz")).StatusCode != HttpStatusCode.OK)
        {
            Assert.False(served.IsCompleted);
            await Task.Delay(50);
        }

        var chapter = Assert.Single(await house.Look((services, db) => services.GetRequiredService<Chapters>().OnFile(db)));
        Assert.True(chapter.Ready);
        Assert.Contains("Tell us what’s wrong", await http.GetStringAsync("/"), StringComparison.Ordinal);
        await WorksInTheBackground(house, new Api(http.BaseAddress, "demo-steward"), chapter.Id);
        house.Stop();
        Assert.Equal(0, await served);
    }

    private static async Task WorksInTheBackground(DemoHouse house, Api steward, Guid chapter)
    {
        var client = (await steward.Get("/clients")).Body!["items"]![0]!["id"]!.GetValue<Guid>();
        var told = await steward.Post("/requests", new { client, text = "The printer in the front office prints nothing, paper jam.", impact = "stopped" });
        Assert.Equal(201, told.Status);
        var subject = $"request {told.Body!["number"]}";
        for (var wait = 0; ; wait++, await Task.Delay(50))
        {
            Assert.True(wait < 400, "nobody was written to");
            if (await house.Look((_, db) => db.Set<MailMessage>().AnyAsync(m => m.Subject.EndsWith(subject)), chapter))
            {
                return;
            }
        }
    }

    private static async Task<string> Text(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
