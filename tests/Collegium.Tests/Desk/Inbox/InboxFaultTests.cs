using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Collegium.Desk.Attachments;
using Collegium.Desk.Inbox;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>What mail does when nobody means well: each with its clear outcome, nothing lost, nothing half done.</summary>
public sealed class InboxFaultTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2, 3];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_no_person_wrote_is_kept_and_never_answered(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        await Told.Accepted(world);
        var (letter, thread) = await postman.Last("offer.accepted", Postman.Dentist);
        var before = await postman.Mails(Postman.Dentist);
        JsonObject Answer(string text = "Thank you for your mail.") => Postman.Answer(letter, thread, text);
        var away = Answer();
        away["Subject"] = "Automatic reply: " + letter.Subject;
        var own = Answer();
        own["From"] = Postman.Mailbox;
        own["FromFull"]!["Email"] = Postman.Mailbox;
        var returned = Postman.Letter("x");
        returned["Headers"]!.AsArray().Clear();
        returned.Header("Message-ID", Envelope.NameOf(letter.Id, "sonoran.example"));

        foreach (var (mail, why) in new[]
        {
            (Answer().Header("Auto-Submitted", "auto-replied"), "automatic"), (Answer().Header("Precedence", "bulk"), "bulk"), (Answer().Header("X-Loop", "desk"), "loop"),
            (Answer().Header("Return-Path", "<>"), "no-sender"), (Answer().Header("List-Id", "<news.example>"), "bulk"), (Answer().Header("X-Autoreply", "yes"), "away"),
            (Answer().Header("X-Collegium-Message", "1"), "own"), (away, "away"), (own, "loop"), (returned, "own"),
        })
        {
            var told = await postman.Bring(mail);
            Assert.Equal(("quiet", why), ((string)told["outcome"]!, (await postman.Row(told)).Because));
        }

        Assert.Equal(before, await postman.Mails(Postman.Dentist));
        Assert.Equal(10, await world.Look(db => db.Set<ReceivedMail>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task More_mails_than_a_person_writes_wait_for_the_steward_who_is_told_once(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var outcomes = new List<string>();
        for (var i = 0; i < MailJudging.MostAnHour + 5; i++)
        {
            outcomes.Add((string)(await postman.Bring(Postman.Letter($"The printer on desk {i} prints blank pages.")))["outcome"]!);
        }

        Assert.Equal(MailJudging.MostAnHour, outcomes.Count(o => o == "told"));
        Assert.Equal(5, outcomes.Count(o => o == "held"));
        await world.Settle();
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "A mail waits for you")));
        await world.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal("told", (string)(await postman.Bring(Postman.Letter("And now the scanner.")))["outcome"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Twenty_five_megabytes_and_a_zip_bomb_are_named_and_the_words_and_the_picture_are_kept(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var big = new byte[25 * 1024 * 1024];
        Png.CopyTo(big, 0);

        var told = await postman.Bring(Postman.Letter(Told.XRay).With("Screen.png", Png, "image/png").With("Everything.png", big, "image/png").With("invoice.pdf", Bomb(), "application/pdf"));

        Assert.Equal("told", (string)told["outcome"]!);
        Assert.Equal(["Screen"], await world.Look(db => db.Set<Attachment>().Where(a => a.RequestId == told.Id("request")).Select(a => a.Name).ToListAsync()));
        var lost = (await postman.Row(told)).NotKept;
        Assert.Contains("Everything.png: This file is larger than 10 MB.", lost);
        Assert.Contains("invoice.pdf: This is no PDF", lost);
        await world.Settle();
        foreach (var reader in new[] { Postman.Dentist, "steward@sonoran.example" })
        {
            var letter = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == reader && m.Subject.Contains("not kept")));
            Assert.Contains("Everything.png", letter.Text);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_forty_recipients_nobody_but_the_sender_hears_from_us(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var letter = Postman.Letter(Told.XRay);
        letter["CcFull"] = new JsonArray([.. Enumerable.Range(0, 40).Select(i => new JsonObject { ["Email"] = $"other{i}@elsewhere.example", ["Name"] = "" })]);

        var told = await postman.Bring(letter);

        Assert.Equal(("told", 41), ((string)told["outcome"]!, (await postman.Row(told)).Recipients));
        await world.Settle();
        Assert.False(await world.Look(db => db.Set<MailMessage>().AnyAsync(m => m.ToAddress.EndsWith("@elsewhere.example"))));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Letters_of_any_character_set_arrive_as_they_were_written(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        const string Words = "Die Tür am Empfang öffnet nicht, ça ne marche pas: €";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var plain = new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        byte[] In(Encoding encoding) => encoding.GetBytes(Postman.Letter(Words).ToJsonString(plain));

        var sent = new[]
        {
            await postman.Send(In(Encoding.UTF8), "application/json; charset=utf-8"), await postman.Send([.. Encoding.UTF8.Preamble, .. In(Encoding.UTF8)]),
            await postman.Send(In(Encoding.GetEncoding(1252)), "application/json; charset=windows-1252"), await postman.Send(In(Encoding.GetEncoding(1252))),
        };
        foreach (var (status, told) in sent)
        {
            Assert.Equal(200, status);
            Assert.Contains(Words, (await postman.Row(told!)).Text);
        }

        // Half a letter, and a NUL, are no text to any database.
        var broken = Postman.Letter("HERE").ToJsonString().Replace("HERE", "The printer \\u0000 prints \\ud83d blank pages", StringComparison.Ordinal);
        var (answered, odd) = await postman.Send(Encoding.UTF8.GetBytes(broken));
        Assert.Equal((200, "told"), (answered, (string)odd!["outcome"]!));
        Assert.Equal("The printer  prints \uFFFD blank pages", (await postman.Row(odd)).Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_mail_brought_twelve_times_at_once_is_one_request(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var letter = Postman.Letter(Told.XRay).With("Screen.png", Png);

        var told = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => postman.Bring(letter.Same()))));

        Assert.Single(told.Select(t => (string)t["request"]!).Distinct());
        Assert.Equal((1, 1), (await world.Look(db => db.Set<Request>().CountAsync()), await world.Look(db => db.Set<Attachment>().CountAsync())));
        // The same mail by another way: to two of our addresses.
        var copy = letter.Same();
        copy["MessageID"] = "another";
        Assert.Equal((string)told[0]["request"]!, (string)(await postman.Bring(copy))["request"]!);
        Assert.Equal(1, await world.Look(db => db.Set<Request>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_answer_that_comes_before_what_it_answers_ends_on_the_same_request(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var first = Postman.Letter(Told.XRay);
        var name = (string)first["Headers"]![0]!["Value"]!;
        var second = Postman.Letter("It is the machine in room two.", subject: "Re: X-ray").Header("In-Reply-To", name).Header("References", name);

        var (later, earlier) = (await postman.Bring(second), await postman.Bring(first));

        Assert.Equal(("told", "noted"), ((string)later["outcome"]!, (string)earlier["outcome"]!));
        Assert.Equal((string)later["request"]!, (string)earlier["request"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Html_alone_becomes_words_and_nothing_at_all_is_answered_kindly(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var html = Postman.Letter("");
        html["HtmlBody"] = "<html><head><style>p{color:red}</style></head><body><p>The x-ray machine sends&nbsp;no pictures &amp; patients wait.</p><ul><li>Room two</li></ul><script>steal()</script></body></html>";
        var told = await postman.Bring(html);
        Assert.Equal("told", (string)told["outcome"]!);
        Assert.Equal("The x-ray machine sends no pictures & patients wait.\n\n- Room two", (await postman.Row(told)).Text);

        Assert.Equal("empty", (string)(await postman.Bring(Postman.Letter(" \n", subject: "")))["outcome"]!);
        Assert.Equal("quiet", (string)(await postman.Bring(Postman.Letter("", "nobody@elsewhere.example", "", proof: "")))["outcome"]!);
        Assert.Equal("told", (string)(await postman.Bring(Postman.Letter("", subject: "See the picture").With("Screen.png", Png)))["outcome"]!);
        await world.Settle();
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "Your mail arrived empty")));
    }

    /// <summary>Somebody who knows where answers go, but is said not to be who they claim.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_forged_answer_does_not_touch_the_request_it_names(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var (steward, at) = await Told.Accepted(world);
        var (letter, thread) = await postman.Last("offer.accepted", Postman.Dentist);
        var version = (int)(await steward.Get(at)).Body!["version"]!;

        var told = await postman.Bring(Postman.Answer(letter, thread, "Give the keys to my friend at the door.", proof: "fail"));
        var other = Postman.Answer(letter, thread, "So do I.", proof: "");
        other["From"] = "somebody@elsewhere.example";
        other["FromFull"]!["Email"] = "somebody@elsewhere.example";
        var held = await postman.Bring(other);

        Assert.Equal(("held", "held"), ((string)told["outcome"]!, (string)held["outcome"]!));
        Assert.Equal(version, (int)(await steward.Get(at)).Body!["version"]!);
        Assert.Equal(0, await world.Look(db => db.Set<Collegium.Desk.Work.Note>().CountAsync()));
    }

    /// <summary>Two hundred megabytes of nothing in a few hundred kilobytes.</summary>
    private static byte[] Bomb()
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("invoice.pdf", CompressionLevel.Fastest).Open();
            var nothing = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                entry.Write(nothing);
            }
        }

        return to.ToArray();
    }
}
