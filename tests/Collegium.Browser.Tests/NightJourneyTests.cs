using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>
/// An office manager and a member on their phones, through the rooms beside the main road: a plan's hours, a file, a call at
/// night, a stopwatch, a part that is waited for, an answer by mail, a swap of shifts.
/// </summary>
public sealed partial class NightJourneyTests
{
    private static readonly byte[] Screen = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1];

    private int _step;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_call_at_night_is_answered_and_paid_from_the_plan(string engine)
    {
        await using var site = await Site.Open(engine);
        var webhook = await Prepare(site.World);
        var phone = Look.All[0];
        var manager = await site.SignedIn("client@sonoran.example", phone);
        var number = await Tell(manager, site);
        var member = await site.SignedIn("practitioner@sonoran.example", phone);
        await Called(member, site, number);
        await AtWork(member, site, number);
        await WaitsForAPart(member, manager, number);
        await AnswersByMail(site, manager, member, number, webhook);
        await Done(member, manager, number);
        await PaidFromThePlan(manager, member);
        await LooksAfterTheShifts(member, site);
    }

    private async Task<string> Tell(IPage manager, Site site)
    {
        await manager.GotoAsync("/mine/plan");
        Assert.Contains("4 hours", await manager.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(manager, "manager-reads-the-plan");
        await manager.GotoAsync("/mine");
        await manager.FillAsync("[name='Form.Text']", "Nobody gets any mail since this evening, and the lab waits for our answer.");
        await manager.CheckAsync("[name='Form.Impact'][value='stopped']", new() { Force = true });
        await manager.Send("#tell button.primary");
        await manager.WaitForURLAsync("**/mine/*");
        var number = manager.Url.Split('/')[^1];
        await (await manager.OpenStep("add-file")).Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "screen.png", MimeType = "image/png", Buffer = Screen });
        await manager.Send("#add-file button[type=submit]");
        Assert.Contains("screen.png", await manager.InnerTextAsync("#files"), StringComparison.Ordinal);
        await Shot(manager, "manager-added-a-picture");
        await site.World.Settle();
        return number;
    }

    /// <summary>The link in the call opens without signing in; what it promises stands for everybody.</summary>
    private async Task Called(IPage member, Site site, string number)
    {
        var mail = await site.World.Look(db => db.Set<MailMessage>().OrderBy(m => m.At).FirstAsync(m => m.Kind == "alert.called" && m.ToAddress == "person1@members.example"));
        await member.GotoAsync(AlertLink().Match(mail.Text).Value);
        await member.CheckAsync("[name=minutes][value='15']", new() { Force = true });
        await member.Send("button:has-text('Promise it')");
        Assert.Contains("You promised to be on it", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(member, "member-promised-a-time");
        await member.Send("button:has-text('Take it for my practice')");
        await Shot(member, "member-took-it");
        await member.GotoAsync($"/work/{number}");
        Assert.Contains("the lab waits", await member.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task AtWork(IPage member, Site site, string number)
    {
        await (await member.OpenStep("checks-add")).Locator("textarea").FillAsync("Call the mail provider\nSend a test from outside");
        await member.Send("#checks-add button[type=submit]");
        await member.Locator("#checks button[name=Tick]").First.ClickAsync();
        await member.Locator("text=1 of 2 done").WaitForAsync();
        await member.OpenStep("watch-start");
        await member.Send("#watch-start button[type=submit]");
        await site.World.Pass(TimeSpan.FromMinutes(25));
        await member.GotoAsync($"/work/{number}");
        await Shot(member, "member-at-work-with-the-watch");
        await member.FillAsync("#watch-stop [name=note]", "Found the full mailbox and called the provider.");
        await member.Send("#watch-stop button[type=submit]");
        Assert.Contains("25 min", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(member, "member-stopped-the-watch");
    }

    private async Task WaitsForAPart(IPage member, IPage manager, string number)
    {
        await member.GotoAsync($"/work/{number}");
        await member.OpenStep("pause");
        await member.SelectOptionAsync("#pause [name=reason]", "part");
        await member.FillAsync("#pause [name=words]", "The provider makes the mailbox larger tomorrow morning.");
        await member.Send("#pause button[type=submit]");
        Assert.Contains("Time stands still", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(member, "member-paused-the-clock");
        await manager.GotoAsync($"/mine/{number}");
        Assert.Contains("mailbox larger tomorrow", await manager.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(manager, "manager-reads-why-it-waits");
    }

    private async Task AnswersByMail(Site site, IPage manager, IPage member, string number, string webhook)
    {
        await site.World.Settle();
        var (mail, thread) = await site.World.Look(async db =>
        {
            var sent = await db.Set<MailMessage>().Where(m => m.ToAddress == "0@client.example" && m.ThreadId != null).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstAsync();
            return (sent, await db.Set<MailThread>().SingleAsync(t => t.Id == sent.ThreadId));
        });
        var answer = new JsonObject
        {
            ["From"] = mail.ToAddress, ["FromName"] = "Marisol Reyna", ["To"] = "requests@in.sonoran.example", ["Subject"] = $"Re: {mail.Subject}",
            ["MessageID"] = "answer-1", ["MailboxHash"] = thread.AnswerCode, ["OriginalRecipient"] = "requests@in.sonoran.example",
            ["TextBody"] = "Thank you. We use the phone until then.\n\nOn Tuesday the desk wrote:\n> It waits.",
            ["Headers"] = new JsonArray(new JsonObject { ["Name"] = "Authentication-Results", ["Value"] = "mx.provider.example; dmarc=pass header.from=client.example" }),
        };
        using var http = new HttpClient { BaseAddress = site.World.Url };
        using var taken = await http.PostAsJsonAsync(webhook, answer);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        await site.World.Settle();
        await manager.GotoAsync($"/mine/{number}");
        Assert.Contains("We use the phone until then.", await manager.InnerTextAsync("main"), StringComparison.Ordinal);
        await member.GotoAsync($"/work/{number}");
        Assert.Contains("We use the phone until then.", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await member.Locator("#resume").CountAsync());
        await Shot(member, "member-reads-the-answer-that-came-by-mail");
    }

    private async Task Done(IPage member, IPage manager, string number)
    {
        await member.Locator("#done summary").ClickAsync();
        await member.FillAsync("[name='Form.How']", "The mailbox was full; it is larger now and mail arrives again.");
        await member.Send("#done button[type=submit]");
        await manager.GotoAsync($"/mine/{number}");
        await manager.CheckAsync("#fixed [value='5']", new() { Force = true });
        await manager.Send("#fixed button.primary");
        Assert.Contains("Fixed. Thank you", await manager.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(manager, "manager-says-it-is-fixed");
    }

    private async Task PaidFromThePlan(IPage manager, IPage member)
    {
        await manager.GotoAsync("/mine/plan");
        Assert.Contains("3.58", await manager.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(manager, "manager-sees-what-is-left-of-the-plan");
        await member.GotoAsync("/statement");
        await Shot(member, "member-reads-the-statement");
    }

    private async Task LooksAfterTheShifts(IPage member, Site site)
    {
        await member.GotoAsync("/on-call");
        var offer = member.Locator("details[id^=offer-]");
        await offer.Locator("summary").ClickAsync();
        await offer.Locator("[name=practitioner]").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await member.Send("details[id^=offer-] button[type=submit]");
        Assert.Contains("to take a shift:", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(member, "member-asks-for-a-swap");
        await member.GotoAsync("/on-call/calendars");
        await Shot(member, "member-finds-the-calendar");
        await member.GotoAsync("/reach");
        Assert.Contains("What was sent to me", await member.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(member, "member-reads-what-was-sent");
        Assert.False(await Site.ScrollsSideways(member), "the page on how I am reached scrolls sideways");
        await site.World.Settle();
    }

    /// <summary>A plan of four hours, a rotation in which person 1 is on, and a mailbox; it is evening.</summary>
    private static async Task<string> Prepare(World world)
    {
        var steward = world.As("steward");
        await Ok(steward.Post($"/clients/{world.Clients["Ocotillo Bend Dental"]}/plans", new { kind = "monthly", minutes = 240, startsOn = "2026-11-01", endsOn = "2027-10-31" }));
        var roster = await world.Do(s => s.GetRequiredService<MembersDoor>().Roster());
        Guid Person(string practice) => roster.Practices[world.Practices[practice]].Practitioners[0].Id;
        var rotation = await Ok(steward.Post("/on-call/rotations", new
        {
            name = "Nights and weekends", zone = "America/Phoenix",
            layers = new[] { new { first = "2026-11-16", handoverAt = 480, days = 7, people = new[] { Person("Whitlock & Obi"), Person("Cordova Systems") } } },
        }));
        await Ok(steward.Post("/on-call/policy", new { levels = new object[] { new { kind = "rotation", who = rotation["id"] }, new { kind = "steward" } } }));
        await Ok(world.As("practitioner").Post("/ways", new { kind = "push", address = "https://push.example/my-topic", zone = "America/Phoenix" }));
        var box = await Ok(steward.Post("/mail/boxes", new { name = "Provider", address = "requests@in.sonoran.example", checker = "mx.provider.example" }));
        await world.Pass(TimeSpan.FromHours(10));
        return (string)box["webhook"]!;
    }

    private static async Task<JsonNode> Ok(Task<(int Status, JsonNode? Body)> answer)
    {
        var (status, body) = await answer;
        Assert.True(status is 200 or 201, $"{status}: {body}");
        return body!;
    }

    private async Task Shot(IPage page, string name)
    {
        await Site.Picture(page, $"night-{++_step:00}-{name}");
        Assert.Empty(await Site.Axe(page));
    }

    [GeneratedRegex("/a/\\S+")]
    private static partial Regex AlertLink();
}
