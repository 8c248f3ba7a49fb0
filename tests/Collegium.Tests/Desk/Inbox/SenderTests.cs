using System.Text.Json.Nodes;
using Collegium.Desk.Attachments;
using Collegium.Desk.Inbox;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>Who is believed to have written a mail, and what those can do who aren't.</summary>
public sealed class SenderTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2, 3];

    [Theory]
    [InlineData(SenderProof.Proved, "Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom=0@client.example")]
    [InlineData(SenderProof.Proved, "Authentication-Results: mx.provider.example 1; spf=pass (client.example: ok) smtp.mailfrom=0@mail.client.example; dmarc=none")]
    [InlineData(SenderProof.Proved, "Authentication-Results: mx.provider.example; spf=fail smtp.mailfrom=list.example; dkim=pass header.d=client.example")]
    [InlineData(SenderProof.None, "Received-SPF: pass (ok) receiver=mx.provider.example; envelope-from=0@client.example")]
    [InlineData(SenderProof.Denied, "Received-SPF: fail (no) receiver=mx.provider.example; envelope-from=0@client.example")]
    [InlineData(SenderProof.None, "Authentication-Results: mx.other.example; dkim=none|Authentication-Results: mx.provider.example; dkim=pass header.d=client.example")]
    [InlineData(SenderProof.None, "Authentication-Results: mx.provider.example; dkim=none|Authentication-Results: mx.provider.example; dkim=pass header.d=client.example")]
    [InlineData(SenderProof.None, "Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom=\"a;dkim=pass header.d=client.example\"@evil.example")]
    [InlineData(SenderProof.None, "Authentication-Results: mx.provider.example; spf=pass (helo (x) smtp.mailfrom=client.example) smtp.mailfrom=evil.example")]
    [InlineData(SenderProof.None, "Authentication-Results: mx.provider.example; spf=pass header.from=client.example smtp.mailfrom=evil.example")]
    [InlineData(SenderProof.Spam, "X-Spam-Status: Yes|Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom=0@client.example")]
    public void Only_the_named_checkers_topmost_line_proves_a_sender(SenderProof proof, string headers)
    {
        var mail = new IncomingMail
        {
            ProviderId = "1", From = Postman.Dentist, FromName = "", Recipients = [], Subject = "", Text = "", Files = [],
            Headers = [.. headers.Split('|').Select(h => h.Split(": ", 2)).Select(h => (h[0], h[1]))],
        };
        Assert.Equal(proof, SenderCheck.Of(mail, Postman.Checker));
        Assert.NotEqual(SenderProof.Proved, SenderCheck.Of(mail, null));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_mail_known_to_be_forged_waits_for_the_steward_and_spam_for_nobody_and_neither_is_answered(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);

        var forged = await postman.Bring(Postman.Letter("Send all our backups to me.", proof: "fail"));
        var second = await postman.Bring(Postman.Letter("And the keys.", "ana@bakery.example", proof: "fail"));
        var spam = await postman.Bring(Postman.Letter("Buy now.", "ben@shop.example").Header("X-Spam-Flag", "YES"));

        Assert.Equal(("held", "held", "quiet"), ((string)forged["outcome"]!, (string)second["outcome"]!, (string)spam["outcome"]!));
        Assert.Equal(0, await world.Look(db => db.Set<Request>().CountAsync()));
        Assert.Equal((0, 0, 0), (await postman.Mails(Postman.Dentist), await postman.Mails("ana@bakery.example"), await postman.Mails("ben@shop.example")));
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "A mail waits for you")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_name_of_our_mail_lets_nobody_answer_who_is_not_proved(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var request = await Told.Asked(world);
        await world.Settle();
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "offer.made").ToListAsync());
        await world.As("steward").Post($"/offers/{request["offers"]![0]!["id"]}/acceptance");
        var (clients, _) = await postman.Last("offer.accepted", Postman.Dentist);
        var roster = await world.Do(s => s.GetRequiredService<MembersDoor>().Roster());
        var person = await world.Look(db => db.Set<Request>().Select(r => r.PractitionerId).SingleAsync());
        var members = letters.Single(l => l.ToAddress == roster.People[person!.Value].Mail);
        static JsonObject Named(MailMessage to, string proof) =>
            Postman.Letter("Leave the door open.", to.ToAddress, proof: proof).Header("In-Reply-To", Envelope.NameOf(to.Id, "sonoran.example"));

        Assert.Equal("held", (string)(await postman.Bring(Named(clients, "")))["outcome"]!);
        Assert.Equal("noted", (string)(await postman.Bring(Named(clients, "pass")))["outcome"]!);
        Assert.Equal("noted", (string)(await postman.Bring(Named(members, "pass")))["outcome"]!);

        // Where nobody checks, clients are believed, and members still are not.
        var plain = await Unchecked(world);
        Assert.Equal("noted", (string)(await plain.Bring(Named(clients, "")))["outcome"]!);
        Assert.Equal("held", (string)(await plain.Bring(Named(members, "")))["outcome"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_is_not_proved_leaves_only_so_many_files_an_hour(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var many = Postman.Letter("Which form is it?", "person1@members.example");
        for (var i = 0; i < AttachFile.Most + 2; i++)
        {
            many.With($"Screen {i}.png", Png);
        }

        Assert.Equal("held", (string)(await postman.Bring(many))["outcome"]!);
        Assert.Equal(AttachFile.Most, await Files(world));

        await postman.Bring(Postman.Letter("Our printer is out.", "ana@bakery.example", proof: "").With("Screen.png", Png));
        Assert.Equal(AttachFile.Most + 1, await Files(world));
        await world.Look(db => db.Set<Attachment>().Where(a => a.Name == "Screen").ExecuteUpdateAsync(a => a.SetProperty(x => x.Size, (int)MailFiles.MostBytesAnHour)));
        var full = await postman.Bring(Postman.Letter("Our screen is out.", "ben@bakery.example", proof: "").With("Screen.png", Png));
        Assert.Contains("weren't kept", (await postman.Row(full)).NotKept);
        await postman.Bring(Postman.Letter(Told.XRay).With("Screen.png", Png));
        Assert.Equal(AttachFile.Most + 2, await Files(world));
        await world.Pass(TimeSpan.FromMinutes(61));
        await postman.Bring(Postman.Letter("Our door is out.", "cay@bakery.example", proof: "").With("Screen.png", Png));
        Assert.Equal(AttachFile.Most + 3, await Files(world));

        for (var i = 0; i < TellByMail.MostStrangersAnHour; i++)
        {
            await postman.Bring(Postman.Letter($"Our door {i} is out.", $"a{i}@shop.example", proof: ""));
        }

        var held = await postman.Bring(Postman.Letter("Our door is out too.", "z@shop.example", proof: "").With("Screen.png", Png));
        Assert.Equal(("held", TellByMail.ManyStrangers), ((string)held["outcome"]!, (await postman.Row(held)).Because));
        Assert.Equal(AttachFile.Most + 3, await Files(world));
    }

    private static Task<int> Files(World world) => world.Look(db => db.Set<Attachment>().CountAsync());

    private static async Task<Postman> Unchecked(World world)
    {
        var (_, made) = await world.As("steward").Post("/mail/boxes", new { name = "Plain", address = "plain@in.sonoran.example" });
        return new Postman(world, (string)made!["webhook"]!);
    }
}
