using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Collegium.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Notices;

/// <summary>Ways to reach somebody at once: what goes out, how often, and what must not.</summary>
public sealed class NoticeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_text_message_goes_through_any_gateway_with_one_link(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        var settings = Open(world);
        (settings.SmsUrl, settings.SmsBody) = ($"{phone.Url}/send?key=1", "{\"number\":\"{to}\",\"message\":\"{text} {link}\"}");
        settings.SmsHeaders["Authorization"] = "Basic abc";
        var way = await Add(world, new { kind = "sms", address = "(602) 555-0142" });
        Assert.Equal(200, (await world.As("practitioner").Post($"/ways/{way}/test")).Status);
        await Send(world);
        var heard = Assert.Single(phone.Heard);
        var body = JsonNode.Parse(heard.Body)!;
        Assert.Equal(("/send?key=1", "+16025550142", "Basic abc"), (heard.Path, (string?)body["number"], heard.Headers["Authorization"]));
        Assert.Equal(2, ((string)body["message"]!).Split("http").Length);
        Assert.NotNull((await world.As("practitioner").Get("/ways/log")).Body!["items"]![0]!["sentAt"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Push_posts_a_line_and_a_webhook_is_signed(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/my-topic" });
        var (_, hook) = await world.As("practitioner").Post("/ways", new { kind = "webhook", address = $"{phone.Url}/hook" });
        await Tell(world, "Request 7: work has stopped.");
        await Send(world);
        var push = phone.Heard.Single(h => h.Path == "/my-topic");
        Assert.Equal(("Request 7: work has stopped.", "http://x.example/a/1", "5"), (push.Body, push.Headers["Click"], push.Headers["Priority"]));
        var called = phone.Heard.Single(h => h.Path == "/hook");
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes((string)hook!["secret"]!), Encoding.UTF8.GetBytes($"{called.Headers["X-Collegium-Timestamp"]}.{called.Body}"));
        Assert.Equal($"sha256={Convert.ToHexStringLower(signed)}", called.Headers["X-Collegium-Signature"]);
        Assert.DoesNotContain((string)hook["secret"]!, $"{(await world.As("practitioner").Get("/ways")).Body}");
        using var browser = await world.SignIn("practitioner");
        await browser.Open("/reach");
        Assert.DoesNotContain((string)hook["secret"]!, browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_told_together_counts_as_sent_when_the_one_message_went_out(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/t" });
        for (var i = 1; i <= 8; i++)
        {
            world.Clock.Hold(World.Morning.AddSeconds(i));
            await Tell(world, $"Alert {i}.");
        }

        await Send(world);
        phone.Status = 503;
        await world.Pass(TimeSpan.FromMinutes(15));
        await Send(world);
        Assert.Equal(5, await Sent(world));
        phone.Status = 200;
        await world.Pass(TimeSpan.FromMinutes(15));
        await Send(world);
        Assert.Equal("3 alerts, the newest: Alert 8.", phone.Heard.Last().Body);
        Assert.Equal(8, await Sent(world));
    }

    private static Task<int> Sent(World world) => world.Look(db => db.Set<Notice>().CountAsync(n => n.SentAt != null));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Five_come_through_in_a_quarter_of_an_hour_and_the_rest_in_one(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/t" });
        for (var i = 1; i <= 9; i++)
        {
            world.Clock.Hold(World.Morning.AddSeconds(i));
            await Tell(world, $"Alert {i}.");
        }

        await Send(world);
        Assert.Equal(5, phone.Heard.Count);
        await Send(world);
        Assert.Equal(5, phone.Heard.Count);
        await world.Pass(TimeSpan.FromMinutes(15));
        await Send(world);
        Assert.Equal("4 alerts, the newest: Alert 9.", phone.Heard.Last().Body);
        Assert.Equal(6, phone.Heard.Count);
        await world.Pass(TimeSpan.FromHours(4));
        await Send(world);
        Assert.Equal(6, phone.Heard.Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_can_wait_waits_for_the_morning_and_what_cannot_comes_through(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/t", quietFrom = 1320, quietTo = 420, zone = "America/Phoenix" });
        await world.Pass(TimeSpan.FromHours(18));
        await Tell(world, "It can wait.", urgent: false);
        await Tell(world, "It can't.");
        await Send(world);
        Assert.Equal("It can't.", Assert.Single(phone.Heard).Body);
        await world.Pass(TimeSpan.FromHours(3.7));
        await Send(world);
        Assert.Single(phone.Heard);
        await world.Pass(TimeSpan.FromHours(0.2));
        await Send(world);
        Assert.Equal("It can wait.", phone.Heard.Last().Body);
    }

    /// <summary>The server dies after the commit, before anything went out: the row is there, and whoever starts next sends it once.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_committed_and_not_sent_goes_out_once_later_and_a_failure_is_tried_again(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/t" });
        await Tell(world, "Work has stopped.");
        Assert.Empty(phone.Heard);
        phone.Status = 503;
        await Task.WhenAll(Send(world), Send(world));
        Assert.Single(phone.Heard);
        Assert.Equal("answered 503", (await Notice(world)).Problem);
        phone.Status = 200;
        await Send(world);
        Assert.Single(phone.Heard);
        await world.Pass(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Send(world), Send(world));
        await Send(world);
        Assert.Equal(2, phone.Heard.Count);
        Assert.NotNull((await Notice(world)).SentAt);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Addresses_inside_are_refused_when_typed_and_again_when_called(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        var mine = world.As("practitioner");
        foreach (var (address, code) in new[]
        {
            ("https://127.0.0.1/x", "way.private-address"), ("https://[::1]/x", "way.private-address"), ("https://[::ffff:10.0.0.1]/x", "way.private-address"),
            ("https://169.254.169.254/latest", "way.private-address"), ("https://localhost/x", "way.private-address"), ("https://intranet/x", "way.private-address"),
            ("http://ntfy.example/x", "way.wrong-address"), ("https://me:secret@ntfy.example/x", "way.wrong-address"), ("file:///etc/passwd", "way.wrong-address"),
        })
        {
            Assert.Equal(code, (string?)(await mine.Post("/ways", new { kind = "push", address })).Body!["code"]);
        }

        // A name that pointed outside when it was typed and points inside when it is called.
        var settings = Open(world);
        await Add(world, new { kind = "push", address = $"{phone.Url}/t" });
        settings.AllowPrivate = false;
        await Tell(world, "Work has stopped.");
        await Send(world);
        Assert.Empty(phone.Heard);
        Assert.Equal("lies within a private network", (await Notice(world)).Problem);
    }

    [Theory]
    [InlineData("8.8.8.8", true), InlineData("10.1.2.3", false), InlineData("172.31.0.1", false), InlineData("172.32.0.1", true), InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false), InlineData("0.0.0.0", false), InlineData("224.0.0.1", false), InlineData("255.255.255.255", false), InlineData("198.18.0.1", false)]
    [InlineData("2606:4700::1", true), InlineData("::1", false), InlineData("fe80::1", false), InlineData("fd00::1", false), InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false), InlineData("2002:7f00:1::", false), InlineData("2001:db8::1", false), InlineData("2001::1", false)]
    public void Only_addresses_of_the_open_internet_are_called(string address, bool may) => Assert.Equal(may, OutsideCalls.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Flood_limits_are_five_eleven_and_twenty_one()
    {
        var now = World.Morning;
        DateTime[] Went(params int[] minutes) => [.. minutes.Select(m => now.AddMinutes(-m))];
        Assert.Equal(now, Flood.NextFree(Went(1, 2, 3, 4), now));
        Assert.Equal(now.AddMinutes(10), Flood.NextFree(Went(1, 2, 3, 4, 5), now));
        Assert.Equal(now.AddMinutes(6), Flood.NextFree([.. Enumerable.Range(0, 11).Select(i => now.AddMinutes(-16 - (i * 3.8)))], now));
        Assert.Equal(now.AddMinutes(20), Flood.NextFree([.. Enumerable.Range(0, 21).Select(i => now.AddMinutes(-60 - (i * 5)))], now));
    }

    private static NoticeSettings Open(World world)
    {
        var settings = world.Services.GetRequiredService<NoticeSettings>();
        settings.AllowPrivate = true;
        return settings;
    }

    private static async Task<string> Add(World world, object way)
    {
        var (status, made) = await world.As("practitioner").Post("/ways", way);
        Assert.True(status == 201, $"{made}");
        return (string)made!["id"]!;
    }

    private static Task Tell(World world, string text, bool urgent = true) => world.Do<Done>(async s =>
    {
        var owner = await s.GetRequiredService<Collegium.Database.CollegiumDb>().Set<ContactWay>().Select(w => w.OwnerId).FirstAsync();
        await s.GetRequiredService<NoticeBox>().Put(owner, new NoticeLine(Guid.CreateVersion7(), "1", text, "http://x.example/a/1", urgent));
        return Done.It;
    });

    private static Task<Notice> Notice(World world) => world.Look(db => db.Set<Notice>().AsNoTracking().SingleAsync());

    private static Task<int> Send(World world) => world.Services.GetRequiredService<NoticeSender>().SendDue();
}
