using System.Text.RegularExpressions;
using Collegium.Desk.Work;
using Collegium.Mail;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collegium.Tests.Faults;

/// <summary>What we send arrives at a real SMTP server as it was meant, and what is answered to it finds back.</summary>
public sealed class RealMailTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_letter_goes_out_is_answered_and_the_answer_is_on_its_request(string engine)
    {
        await using var world = await World.Start(engine);
        await using var smtp = await SmtpSink.Start();
        var postman = await Postman.Of(world);
        var (status, request) = await world.As("steward").Post("/requests", new
        {
            client = "Ocotillo Bend Dental", text = Told.XRay, impact = "stopped", contact = new { name = "Zoë Müller-Łuczak", mail = "zoe@client.example" },
        });
        Assert.Equal(201, status);
        await world.Settle();
        using var sender = Sender(world, smtp);
        await sender.StartAsync(CancellationToken.None);
        var mails = await smtp.Wait(await world.Look(db => db.Set<MailMessage>().CountAsync()));
        await sender.StopAsync(CancellationToken.None);

        var letter = mails.Single(m => (string)m["to"]![0]! == "zoe@client.example");
        var row = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == "zoe@client.example"));
        Assert.Equal((row.ToName, row.Subject), ((string)letter["name"]!, (string)letter["subject"]!));
        Assert.Equal("Zoë Müller-Łuczak", row.ToName);
        Assert.Equal(row.Text.TrimEnd(), ((string)letter["text"]!).ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(Envelope.NameOf(row.Id, "sonoran.example"), SmtpSink.Header(letter, "Message-ID"));
        Assert.Equal("auto-generated", SmtpSink.Header(letter, "Auto-Submitted"));
        Assert.Matches("^<thread-[0-9a-f]{32}@sonoran.example>$", SmtpSink.Header(letter, "References"));
        Assert.Equal(SmtpSink.Header(letter, "References"), SmtpSink.Header(letter, "In-Reply-To"));
        Assert.Matches(@"^requests\+[0-9a-f]{32}@in\.sonoran\.example$", SmtpSink.Header(letter, "Reply-To"));

        // The answer a mail program makes of it.
        var answer = Postman.Letter($"Room two, please.\n\nOn Tue, 17 Nov 2026 at 09:12 Sonoran IT <desk@sonoran.example> wrote:\n> {row.Text.ReplaceLineEndings("\n> ")}", "zoe@client.example", $"Re: {letter["subject"]}", proof: "")
            .Header("In-Reply-To", SmtpSink.Header(letter, "Message-ID")).Header("References", $"{SmtpSink.Header(letter, "References")} {SmtpSink.Header(letter, "Message-ID")}");
        answer["MailboxHash"] = Regex.Match(SmtpSink.Header(letter, "Reply-To"), @"\+([^@]+)@").Groups[1].Value;
        var told = await postman.Bring(answer);

        Assert.Equal(("noted", (string)request!["id"]!), ((string)told["outcome"]!, (string)told["request"]!));
        var note = await world.Look(db => db.Set<Note>().SingleAsync());
        Assert.Equal(("Room two, please.", "Zoë Müller-Łuczak"), (note.Text, note.ByName));

        // And our own letter, come round by some loop, is nobody's answer.
        var loop = Postman.Letter((string)letter["text"]!, "zoe@client.example", proof: "");
        loop["Headers"]!.AsArray().Clear();
        foreach (var header in letter["headers"]!.AsArray())
        {
            loop.Header((string)header![0]!, (string)header[1]!);
        }

        Assert.Equal("quiet", (string)(await postman.Bring(loop))["outcome"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_address_that_sends_back_gets_nothing_more(string engine)
    {
        await using var world = await World.Start(engine);
        await using var smtp = await SmtpSink.Start();
        await Told.Asked(world);
        await world.Settle();
        await world.Do(s => s.GetRequiredService<FailingAddresses>().Mark("0@CLIENT.example", "550 no such user"));
        using var sender = Sender(world, smtp);
        await sender.StartAsync(CancellationToken.None);
        var all = await world.Look(db => db.Set<MailMessage>().CountAsync());
        await smtp.Wait(all - 1);
        await Task.Delay(500);
        await sender.StopAsync(CancellationToken.None);
        Assert.DoesNotContain(smtp.Came, m => (string)m["to"]![0]! == Postman.Dentist);
        Assert.Equal(MailSender.Failing, await world.Look(db => db.Set<MailMessage>().Where(m => m.ToAddress == Postman.Dentist).Select(m => m.Problem).SingleAsync()));
    }

    /// <summary>The server is killed when the request is answered and before anything was sent: the letters are rows, and go out once.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Killed_between_the_commit_and_the_mail_each_letter_still_goes_out_once(string engine)
    {
        await using var world = await World.Start(engine);
        await using var smtp = await SmtpSink.Start();
        Assert.SkipWhen(TimeProvider.System.GetUtcNow().UtcDateTime < World.Morning.AddDays(3), "The world's morning lies ahead of this machine's clock.");
        world.Clock.Release(fromHere: false);
        await using var server = new ServerProcess(world.Connection);
        await server.Run();
        var (status, _) = await new Api(server.Url, world.Keys["steward"]).Post("/requests", new { client = "Ocotillo Bend Dental", text = Told.XRay, impact = "stopped" });
        await server.Kill();
        Assert.Equal((201, 0), (status, smtp.Came.Count));

        (server.Settings["Mail__Host"], server.Settings["Mail__Port"]) = ("127.0.0.1", $"{smtp.Port}");
        (server.Settings["Mail__Tls"], server.Settings["Mail__From"]) = ("false", "desk@sonoran.example");
        await server.Run();
        await smtp.Wait(4);
        await Task.Delay(3000);
        await server.Kill();
        await server.Run();
        await Task.Delay(3000);
        await server.Kill();

        var names = smtp.Came.Select(m => SmtpSink.Header(m, "Message-ID")).ToList();
        Assert.Equal(names.Distinct().Count(), names.Count);
        Assert.Equal(names.Count, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.SentAt != null)));
        Assert.Single(smtp.Came, m => (string)m["to"]![0]! == Postman.Dentist);
    }

    private static MailSender Sender(World world, SmtpSink smtp) => new(
        world.Services.GetRequiredService<IServiceScopeFactory>(), world.Services.GetRequiredService<TimeProvider>(),
        new SmtpCarrier(new MailSettings { Host = "127.0.0.1", Port = smtp.Port, Tls = false, From = "desk@sonoran.example" }),
        world.Services.GetRequiredService<ILogger<MailSender>>());
}
