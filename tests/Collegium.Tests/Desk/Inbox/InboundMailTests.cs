using System.Text.RegularExpressions;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Mail;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>Requests told by mail, and what people answer to our letters.</summary>
public sealed class InboundMailTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_proved_contact_tells_a_request_by_mail_and_three_are_asked(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);

        var told = await postman.Bring(Postman.Letter(Told.XRay + "\n\n-- \nMarisol Reyna\nOffice manager"));

        Assert.Equal("told", (string)told["outcome"]!);
        var (_, request) = await world.As("steward").Get($"/requests/{told["request"]}");
        Assert.Equal("asked", (string)request!["state"]!);
        Assert.Equal("mail", await world.Look(db => db.Set<Request>().Select(r => r.Source).SingleAsync()));
        Assert.DoesNotContain("Office manager", (string)request["text"]!);
        Assert.Contains("Office manager", (await postman.Row(told)).Text);
        var (mail, thread) = await postman.Last("request.told");
        Assert.Equal((Postman.Dentist, (await postman.Row(told)).MessageId), (mail.ToAddress, thread.LastHeard));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stranger_confirms_by_link_before_anybody_is_asked(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);

        var told = await postman.Bring(Postman.Letter("Our printer prints nothing but blank pages.", "ana@bakery.example"));

        Assert.Equal("teller-asked", (string)told["outcome"]!);
        var (mail, _) = await postman.Last("request-confirm", "ana@bakery.example");
        using var browser = new Browser(world.Url);
        await browser.Open(Regex.Match(mail.Text, "/confirm/\\S+").Value);
        await browser.Send("main form");
        var (_, request) = await world.As("steward").Get($"/requests/{told["request"]}");
        Assert.Equal("asked", (string)request!["state"]!);
    }

    /// <summary>From the address of a contact, but nobody proved it: it is no client's until the link in the contact's own mail was used.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_from_line_alone_opens_no_clients_file(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        foreach (var proof in new[] { "", "none", "softfail" })
        {
            var told = await postman.Bring(Postman.Letter($"Send all our backups to my new address. {proof}", proof: proof));
            Assert.Equal("teller-asked", (string)told["outcome"]!);
            Assert.Null(await world.Look(db => db.Set<Request>().Where(r => r.Id == told.Id("request")).Select(r => r.ClientId).SingleAsync()));
        }

        // A yes in somebody else's hand is none.
        var forged = Postman.Letter("Trust me.", proof: "").Header("Authentication-Results", "mx.elsewhere.example; dmarc=pass header.from=client.example; spf=pass smtp.mailfrom=0@client.example");
        Assert.Equal("teller-asked", (string)(await postman.Bring(forged))["outcome"]!);

        var (mail, _) = await postman.Last("request-confirm", Postman.Dentist);
        using var browser = new Browser(world.Url);
        await browser.Open(Regex.Match(mail.Text, "/confirm/\\S+").Value);
        await browser.Send("main form");
        Assert.Equal(1, await world.Look(db => db.Set<Request>().CountAsync(r => r.ClientId == world.Clients["Ocotillo Bend Dental"])));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_answer_to_a_letter_is_a_note_of_whoever_wrote_it(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var (_, at) = await Told.Accepted(world);
        var id = Guid.Parse(at[^36..]);
        var (letter, thread) = await postman.Last("offer.accepted", Postman.Dentist);

        // By the address answers go to; then by the name of our mail alone.
        var plain = await postman.Bring(Postman.Answer(letter, thread, "It is the one in room two.\n\nOn Tue, 17 Nov 2026 Sonoran IT <desk@sonoran.example>\nwrote:\n> Hello\n> Dana has your request"));
        var byName = Postman.Letter("And room three.").Header("In-Reply-To", Envelope.NameOf(letter.Id, "sonoran.example"));
        var named = await postman.Bring(byName);

        Assert.Equal(("noted", "noted"), ((string)plain["outcome"]!, (string)named["outcome"]!));
        var notes = await world.Look(db => db.Set<Note>().Where(n => n.RequestId == id).ToListAsync());
        Assert.Equal(["And room three.", "It is the one in room two."], notes.Select(n => n.Text).Order());
        Assert.All(notes, n => Assert.Equal((NoteAudience.Client, "Contact of Ocotillo Bend Dental"), (n.Audience, n.ByName)));
        Assert.Contains("> Dana has your request", (await postman.Row(plain)).Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_answers_among_members_and_a_loser_of_the_offer_writes_nothing_on_it(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var request = await Told.Asked(world);
        var (offers, steward) = (request["offers"]!.AsArray(), world.As("steward"));
        await world.Settle();
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "offer.made").ToListAsync());
        Assert.Equal(200, (await steward.Post($"/offers/{offers[0]!["id"]}/acceptance")).Status);
        var winner = await world.Look(db => db.Set<Request>().Where(r => r.Id == request.Id("id")).Select(r => r.PractitionerId).SingleAsync());
        var roster = await world.Do(s => s.GetRequiredService<MembersDoor>().Roster());
        var mine = roster.People[winner!.Value].Mail;

        var threads = await world.Look(db => db.Set<MailThread>().ToDictionaryAsync(t => t.Id));
        var (won, lost) = (letters.Single(l => l.ToAddress == mine), letters.First(l => l.ToAddress != mine));
        var noted = await postman.Bring(Postman.Answer(won, threads[won.ThreadId!.Value], "The sensor is end of life; I bring a spare."));
        var held = await postman.Bring(Postman.Answer(lost, threads[lost.ThreadId!.Value], "I would have taken it for less."));

        Assert.Equal(("noted", "held"), ((string)noted["outcome"]!, (string)held["outcome"]!));
        var note = Assert.Single(await world.Look(db => db.Set<Note>().ToListAsync()));
        Assert.Equal((NoteAudience.Members, "The sensor is end of life; I bring a spare."), (note.Audience, note.Text));
        Assert.Equal(1, await Waits(world, postman));
        Assert.Equal(200, (await steward.Post($"/mail/received/{held["id"]}/setting-aside")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_question_is_answered_by_answering_the_letter(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var request = await Told.Asked(world, "The screen in the front office looks odd since the last update, could be the cable.", impact: "hindered");
        Assert.Equal("clients-turn", (string)request["state"]!);
        var (letter, thread) = await postman.Last("request.question-asked");

        var answered = await postman.Bring(Postman.Answer(letter, thread, "The x-ray machine no longer sends its pictures to our computers."));

        Assert.Equal("answered", (string)answered["outcome"]!);
        var (_, now) = await world.As("steward").Get($"/requests/{request["id"]}");
        Assert.NotEqual("clients-turn", (string)now!["state"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_answer_to_what_is_done_opens_it_again_and_thanks_do_not(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var (steward, at) = await Told.Accepted(world);
        await steward.Post($"{at}/completion", new { note = "Driver put back." });
        var (letter, thread) = await postman.Last("request.completed");

        Assert.Equal("noted", (string)(await postman.Bring(Postman.Answer(letter, thread, "Great, thanks, it works!")))["outcome"]!);
        Assert.Equal("reopened", (string)(await postman.Bring(Postman.Answer(letter, thread, "Room two still shows nothing.")))["outcome"]!);
        Assert.Equal("accepted", (string)(await steward.Get(at)).Body!["state"]!);
        Assert.Contains("is open again", (await postman.Last("mail.received", Postman.Dentist)).Mail.Subject);

        await steward.Post($"{at}/completion", new { note = "Cable." });
        await steward.Post($"{at}/confirmation");
        await world.Pass(TimeSpan.FromDays(15));
        var anew = await postman.Bring(Postman.Answer(letter, thread, "Now room three has lost its pictures too."));
        Assert.Equal("told-anew", (string)anew["outcome"]!);
        var (_, later) = await steward.Get($"/requests/{anew["request"]}");
        Assert.Equal(Guid.Parse(at[^36..]), await world.Look(db => db.Set<Request>().Where(r => r.Id == later!.Id("id")).Select(r => r.Follows!.Value).SingleAsync()));
        Assert.Contains("which is closed", (await postman.Last("mail.received", Postman.Dentist)).Mail.Text);
    }

    private static async Task<int> Waits(World world, Postman postman)
    {
        var (_, list) = await world.As("steward").Get("/mail/received?waiting=true");
        Assert.True(await postman.Mails("steward@sonoran.example") > 0);
        return list!.AsArray().Count;
    }
}
