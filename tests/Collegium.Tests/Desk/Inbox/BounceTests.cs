using System.Text;
using System.Text.Json.Nodes;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>Mail that comes back: the address is marked, gets nothing more, and the steward hears of it once.</summary>
public sealed class BounceTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_providers_word_marks_the_address_until_the_steward_mends_it(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        JsonObject Bounce(string type) => new()
        {
            ["RecordType"] = "Bounce", ["Type"] = type, ["Email"] = "0@Client.example", ["MessageID"] = "m", ["Description"] = "The server was unable to deliver your message (unknown user).",
        };

        Assert.Equal("quiet", (string)(await postman.Bring(Bounce("SoftBounce")))["outcome"]!);
        Assert.Equal("returned", (string)(await postman.Bring(Bounce("HardBounce")))["outcome"]!);
        Assert.Equal("returned", (string)(await postman.Bring(Bounce("HardBounce")))["outcome"]!);
        await world.Settle();

        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "Mail comes back")));
        using var steward = await world.SignIn("steward");
        await steward.Open($"/clients/{world.Clients["Ocotillo Bend Dental"]}");
        Assert.Contains("Mail comes back", steward.Text);
        await steward.Open("/desk/mail");
        Assert.Contains("unknown user", steward.Text);
        await world.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            db.AddRange(Enumerable.Range(1, 2).Select(i => new MailMessage
            {
                Id = Guid.CreateVersion7(), Because = Guid.CreateVersion7(), Kind = "request.told", ToAddress = "0@client.example", ToName = "Ana", Subject = $"Letter {i}", Text = $"Words {i}",
                At = World.Morning.AddMinutes(i), Problem = MailSender.Failing, Attempts = 12,
            }));
            await db.SaveChangesAsync();
            return Done.It;
        });
        await steward.Send("details[id^=mend-] form");
        Assert.DoesNotContain("unknown user", steward.Text);
        var missed = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "address.mended"));
        Assert.Equal(("0@client.example", "What we couldn’t send you meanwhile"), (missed.ToAddress, missed.Subject));
        Assert.Matches("(?s)Letter 1.*Words 1.*Letter 2.*Words 2", missed.Text);
        Assert.Equal(0, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Problem == MailSender.Failing)));
        Assert.Equal(0, await world.Look(db => db.Set<FailingAddress>().CountAsync()));
    }

    /// <summary>A report counts only about a mail that really went there: nobody silences somebody else's address.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_server_that_reports_is_believed_about_our_own_mail_only(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        await Told.Asked(world);
        var (letter, _) = await postman.Last("request.told");
        JsonObject Report(string about, Guid mail)
        {
            var report = Postman.Letter("Your message could not be delivered.", "MAILER-DAEMON@mx.client.example", "Undelivered Mail Returned to Sender", proof: "").Header("Return-Path", "<>");
            return report.With("status", Encoding.UTF8.GetBytes($"Reporting-MTA: dns; mx.client.example\n\nFinal-Recipient: rfc822; {about}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n"), "message/delivery-status")
                .With("headers", Encoding.UTF8.GetBytes($"Message-ID: {Envelope.NameOf(mail, "sonoran.example")}\n"), "text/rfc822-headers");
        }

        Assert.Equal("quiet", (string)(await postman.Bring(Report("1@client.example", letter.Id)))["outcome"]!);
        Assert.Equal("quiet", (string)(await postman.Bring(Report("0@client.example", Guid.CreateVersion7())))["outcome"]!);
        Assert.Equal("returned", (string)(await postman.Bring(Report("0@client.example", letter.Id)))["outcome"]!);
        Assert.Equal("smtp; 550 no such user", await world.Look(db => db.Set<FailingAddress>().Select(f => f.Why).SingleAsync()));
    }
}
