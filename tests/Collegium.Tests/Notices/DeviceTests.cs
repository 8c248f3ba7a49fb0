using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Collegium.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Notices;

/// <summary>Messages to a browser: sealed for it alone, signed for the push server, under the limits of every way.</summary>
public sealed class DeviceTests
{
    private const string Auth = "BTBZMqHH6r4Tts7J_aSIgg";

    /// <summary>RFC 8291, section 5 and appendix A.</summary>
    [Fact]
    public void The_example_of_the_standard_comes_out_to_the_letter()
    {
        var mine = PushSeal.Point(Plain("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        using var ours = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = mine, D = Plain("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw") });
        var theirs = Plain("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        Assert.True(PushSeal.IsKey(theirs, Plain(Auth)));
        var closed = PushSeal.Close(Encoding.ASCII.GetBytes("When I grow up, I want to be a watermelon"), theirs, Plain(Auth), ours, Plain("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(closed));
    }

    [Fact]
    public void What_is_no_point_of_the_curve_is_no_key()
    {
        var theirs = Plain("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        theirs[^1] ^= 1;
        Assert.False(PushSeal.IsKey(theirs, Plain(Auth)));
        Assert.False(PushSeal.IsKey(theirs[1..], Plain(Auth)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_browser_reads_what_the_push_server_can_not_and_knows_who_sent_it(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        world.Services.GetRequiredService<NoticeSettings>().AllowPrivate = true;
        using var device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var key = (string)(await world.As("practitioner").Get("/ways/device-key")).Body!["key"]!;
        var way = await Add(world, $"{phone.Url}/device/1", device);
        Assert.Equal(way, await Add(world, $"{phone.Url}/device/1", device));
        Assert.Equal(200, (await world.As("practitioner").Post($"/ways/{way}/test")).Status);
        await world.Services.GetRequiredService<NoticeSender>().SendDue();

        var rung = Assert.Single(phone.Heard);
        Assert.Equal(("/device/1", "aes128gcm", "high", "14400"), (rung.Path, rung.Headers["Content-Encoding"], rung.Headers["Urgency"], rung.Headers["TTL"]));
        Assert.DoesNotContain("reached", rung.Body);
        var told = JsonNode.Parse(Open(rung.Bytes, device))!;
        Assert.Equal(("A test: this is how you are reached when you are on call.", true), ((string)told["text"]!, ((string)told["link"]!).EndsWith("/reach", StringComparison.Ordinal)));

        var said = rung.Headers["Authorization"]["vapid t=".Length..].Split(", k=");
        Assert.Equal(key, said[1]);
        var token = said[0].Split('.');
        using var sender = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PushSeal.Point(Plain(key)) });
        Assert.True(sender.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Plain(token[2]), HashAlgorithmName.SHA256));
        var claims = JsonNode.Parse(Plain(token[1]))!;
        Assert.Equal(phone.Url, (string?)claims["aud"]);
        Assert.InRange((long)claims["exp"]! - new DateTimeOffset(world.Clock.GetUtcNow().UtcDateTime).ToUnixTimeSeconds(), 1, 86_400);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_device_that_is_gone_is_told_nothing_more_and_the_others_are(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        world.Services.GetRequiredService<NoticeSettings>().AllowPrivate = true;
        using var device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var way = await Add(world, $"{phone.Url}/device/2", device);
        await world.As("practitioner").Post($"/ways/{way}/test");
        phone.Status = 410;
        await world.Services.GetRequiredService<NoticeSender>().SendDue();
        Assert.Empty((await world.As("practitioner").Get("/ways")).Body!["items"]!.AsArray());
        phone.Status = 201;
        await world.Pass(TimeSpan.FromHours(3));
        await world.Services.GetRequiredService<NoticeSender>().SendDue();
        Assert.Single(phone.Heard);
        Assert.True(await world.Look(db => db.Set<Collegium.Facts.Fact>().AnyAsync(f => f.Kind == "way.gone")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Many_messages_to_a_device_are_kept_back_as_for_every_way(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        world.Services.GetRequiredService<NoticeSettings>().AllowPrivate = true;
        using var device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var way = await Add(world, $"{phone.Url}/device/3", device);
        for (var i = 0; i < 9; i++)
        {
            await world.As("practitioner").Post($"/ways/{way}/test");
        }

        await world.Services.GetRequiredService<NoticeSender>().SendDue();
        Assert.Equal(5, phone.Heard.Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_offers_it_with_the_houses_key_and_takes_what_the_browser_says(string engine)
    {
        await using var world = await World.Start(engine);
        using var device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var browser = await world.SignIn("practitioner");
        await browser.Open("/reach");
        var form = browser.Page.QuerySelector("form[data-device]")!;
        Assert.True(form.HasAttribute("hidden"));
        Assert.Equal((string?)(await world.As("practitioner").Get("/ways/device-key")).Body!["key"], form.GetAttribute("data-device"));
        await browser.Send("form[data-device]", ("endpoint", "https://push.example/abc"), ("keys", $"{Public(device)}.{Auth}"));
        Assert.Contains("A browser, by way of push.example", browser.Text);
        using var http = new HttpClient { BaseAddress = world.Url };
        using var worker = await http.GetAsync("/push.js");
        Assert.Equal((200, "text/javascript"), ((int)worker.StatusCode, worker.Content.Headers.ContentType!.MediaType));
        Assert.Contains("worker-src 'self'", string.Join(' ', worker.Headers.GetValues("Content-Security-Policy")));
    }

    private static async Task<Guid> Add(World world, string address, ECDiffieHellman device)
    {
        var (status, way) = await world.As("practitioner").Post("/ways", new { kind = "device", address, keys = new { p256dh = Public(device), auth = Auth } });
        Assert.True(status == 201, $"{status}: {way}");
        return (Guid)way!["id"]!;
    }

    private static string Public(ECDiffieHellman device) => Base64Url.EncodeToString(PushSeal.Point(device.ExportParameters(false).Q));

    /// <summary>As a browser does it.</summary>
    private static string Open(byte[] closed, ECDiffieHellman device)
    {
        var (salt, sender, rest) = (closed[..16], closed[21..86], closed[86..]);
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PushSeal.Point(sender) });
        byte[] about = [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. Plain(Public(device)), .. sender];
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, device.DeriveRawSecretAgreement(theirs.PublicKey), 32, Plain(Auth), about);
        using var cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0")), 16);
        var plain = new byte[rest.Length - 16];
        cipher.Decrypt(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0")), rest[..^16], rest[^16..], plain);
        Assert.Equal(2, plain[^1]);
        return Encoding.UTF8.GetString(plain[..^1]);
    }

    private static byte[] Plain(string text) => Base64Url.DecodeFromChars(text);
}
