using System.Text.Json;
using Collegium.Tests;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>Being told on this device, in a real browser: the button shows, our worker may run, and it shows what comes.</summary>
public sealed class DeviceTests
{
    [Fact]
    public async Task The_worker_runs_under_our_policy_and_shows_what_it_is_told()
    {
        await using var site = await Site.Open(Engines.Sqlite, whole: true);
        var page = await site.SignedIn("practitioner@sonoran.example", Look.All[2]);
        await page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = site.Url });
        await page.GotoAsync("/reach");
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Tell me on this device" }).IsVisibleAsync());
        var devtools = await page.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>();
        devtools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("registrations").EnumerateArray().ToList() is [var first, ..])
            {
                registered.TrySetResult(first.GetProperty("registrationId").GetString()!);
            }
        };
        await devtools.SendAsync("ServiceWorker.enable");
        Assert.Equal("activated", await page.EvaluateAsync<string>("""
            async () => { const worker = await navigator.serviceWorker.register('/push.js'); await navigator.serviceWorker.ready;
              for (let i = 0; i < 50 && worker.active?.state !== 'activated'; i++) await new Promise(r => setTimeout(r, 100)); return worker.active.state; }
            """));
        await devtools.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = site.Url, ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromSeconds(20)),
            ["data"] = JsonSerializer.Serialize(new { text = "Request 7: work has stopped.", link = $"{site.Url}/on-call/log", tag = "7" }),
        });
        var shown = await page.EvaluateAsync<string>("""
            async () => { const worker = await navigator.serviceWorker.ready;
              for (let i = 0; i < 50; i++) { const [note] = await worker.getNotifications(); if (note) return `${note.body} ${note.data.link}`; await new Promise(r => setTimeout(r, 100)); } return ''; }
            """);
        Assert.Equal($"Request 7: work has stopped. {site.Url}/on-call/log", shown);
    }
}
