using Collegium.Governance;
using Collegium.Mail;
using Collegium.Tests.Desk;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Governance.Letters;

/// <summary>The steward writes letters in the chapter's words, and can't write one that leads nowhere.</summary>
public sealed class LetterWordsTests
{
    private static readonly LetterKind Kind = new("k", "K", "clients", "About {number}", "Hello.\n\n{note}\n\n{link}", [new("number", "", "7"), new("note", "", "n"), new("link", "", "l")], ["link"]);

    [Fact]
    public void Names_are_filled_in_once_and_an_empty_paragraph_is_left_out()
    {
        Assert.Equal("Hello.\n\n/r/x", LetterKind.Fill(Kind.Body, new Dictionary<string, string> { ["note"] = "", ["link"] = "/r/x" }));
        Assert.Equal("Hello.\n\n{link}\n\n/r/x", LetterKind.Fill(Kind.Body, new Dictionary<string, string> { ["note"] = "{link}", ["link"] = "/r/x" }));
        Assert.Equal(["number", "clinet", "open"], LetterKind.Named("{number} {clinet} {open"));
    }

    [Fact]
    public async Task Every_letter_of_the_house_names_only_what_is_filled_in_and_leads_on()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var kinds = world.Services.GetServices<LetterKind>().ToList();
        Assert.Equal(kinds.Count, kinds.Select(k => k.Key).Distinct().Count());
        Assert.All(kinds, k =>
        {
            Assert.All(LetterKind.Named(k.Subject + k.Body), n => Assert.Contains(k.All, w => w.Name == n));
            Assert.All(k.Needed, n => Assert.Contains(n, LetterKind.Named(k.Body)));
            Assert.DoesNotContain(k.Needed, n => LetterKind.Named(k.Subject).Contains(n));
            Assert.DoesNotContain('{', LetterKind.Fill(k.Subject + k.Body, k.Samples));
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_letter_goes_out_in_the_chapters_words_until_they_are_taken_back(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        Job.No(422, "letter.unknown-name", await steward.Post("/letters/request-told", new { subject = "{numbr}", body = "{link}" }));
        var no = (await steward.Post("/letters/request-told", new { subject = "Yours", body = "{link} by {soon}" })).Body!;
        Assert.Contains("“{soon}” isn’t a name that is filled in here. These are: {number}, {headline}, {client}, {link}, {answer-by}", (string?)no["detail"], StringComparison.Ordinal);
        Job.No(422, "letter.left-out", await steward.Post("/letters/request-told", new { subject = "Yours", body = "We have it." }));
        Job.No(422, "letter.unknown-name", await steward.Post("/letters/request-told", new { subject = "{link}", body = "{link}" }));
        Job.No(403, "actor.not-allowed", await world.As("practitioner").Post("/letters/request-told", new { subject = "Yours", body = "{link}" }));

        var preview = Job.Ok(200, await steward.Post("/letters/request-told/preview", new { subject = "Got it, {client}", body = "By {answer-by}:\n\n{link}" }));
        Assert.Equal(("Got it, Ocotillo Bend Dental", "By 9:42:\n\nhttps://desk.example/r/…"), ((string?)preview["subject"], (string?)preview["text"]));
        Job.Ok(200, await steward.Post("/letters/request-told", new { subject = "Got <it>, {client}", body = "By {answer-by}\n\n{link}" }));
        await Told.Asked(world);
        await world.Settle();
        var own = await Last(world);
        Assert.Equal("Got <it>, Ocotillo Bend Dental", own.Subject);
        Assert.Matches(@"^Hello Contact of Ocotillo Bend Dental,\n\nBy 9:42 am\n\nhttp\S+/r/\S+\n\nSonoran IT Cooperative\n602-555-0142\n$", own.Text);

        Assert.False((bool)Job.Ok(200, await steward.Post("/letters/request-told/restoration"))["ownWords"]!);
        Job.No(422, "letter.houses-own", await steward.Post("/letters/request-told/restoration"));
        await world.Pass(TimeSpan.FromMinutes(1));
        await Told.Asked(world, "The office printer prints blank pages since today.");
        await world.Settle();
        Assert.StartsWith("We have it: request", (await Last(world)).Subject, StringComparison.Ordinal);
        Assert.Equal(["letter.reworded", "letter.restored"], (await Told.Kinds(world)).Where(k => k.StartsWith("letter.", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_shows_how_it_looks_before_it_is_kept(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/letters");
        Assert.Contains("Did this solve it?", browser.Text, StringComparison.Ordinal);
        await browser.Open("/letters/request-done");
        Assert.Contains("Whoever worked on it says it's done.", browser.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);

        await browser.Send("form:has(textarea)", ("subject", "Does it work? {number}"), ("body", "{person} says so.\n\n{link}"), ("do", "look"));
        Assert.Contains("Jonas Whitlock says so.", browser.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("request-done", (string?)Job.Ok(200, await world.As("steward").Get("/letters/request-done"))["key"]);
        Assert.False((bool)Job.Ok(200, await world.As("steward").Get("/letters/request-done"))["ownWords"]!);

        await browser.Send("form:has(textarea)", ("subject", "Does it work? {number}"), ("body", "<b>{persn}</b>\n\n{link}"), ("do", "keep"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("“{persn}” isn’t a name", browser.Page.QuerySelector("#body-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>{persn}</b>", browser.Page.QuerySelector("#body")!.TextContent, StringComparison.Ordinal);
        await browser.Send("form:has(textarea)", ("subject", "Does it work? {number}"), ("body", "<b>{person}</b>\n\n{link}"), ("do", "keep"));
        Assert.Equal(200, browser.Status);
        Assert.Contains("<b>Jonas Whitlock</b>", browser.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        await browser.Send("aside form");
        Assert.Contains("in the house’s words", browser.Text, StringComparison.Ordinal);
        await browser.Open("/letters/nothing");
        Assert.Equal(404, browser.Status);
    }

    private static Task<MailMessage> Last(World world) => world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "request.told").OrderByDescending(m => m.Id).FirstAsync());
}
