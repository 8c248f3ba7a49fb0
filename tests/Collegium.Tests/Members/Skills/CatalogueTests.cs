using System.Text.Json.Nodes;
using Collegium.Desk.Requests;
using Collegium.Desk.Triage;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Skills;

/// <summary>The chapter's own catalogue of skills: what the steward changes in it, troubles are read by at once.</summary>
public sealed class CatalogueTests
{
    private const string Spigot = "The zorbel on the second floor makes a terrible mess since Tuesday.";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_word_added_is_read_by_the_next_trouble_and_one_taken_off_is_not(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        Assert.Empty(Needs(await Told.Asked(world, Spigot)));
        Assert.Equal((200, true), await steward.Post("/skills/printing/synonyms", new { words = new[] { "zorbel" } }) is var added
            ? (added.Status, added.Body!["words"]!.AsArray().Any(w => (string?)w == "zorbel")) : default);
        Assert.Equal(["printing"], Needs(await Told.Asked(world, Spigot + " Again.")));
        Assert.Equal(200, (await steward.Post("/skills/printing/synonyms/removal", new { word = "Zorbel" })).Status);
        Assert.Empty(Needs(await Told.Asked(world, Spigot + " Still.")));
        Assert.Contains("skill.synonyms-added", await Told.Kinds(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_skill_is_added_on_the_page_claimed_by_a_member_and_read(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/skills");
        await browser.Send("#add form", ("name", "Orchard programs"), ("group", "Programs of a trade"), ("words", "orchard, apple press, cider house"), ("question", "Is it about apples?"));
        Assert.Equal((200, "/skills/orchard-programs"), (browser.Status, browser.Address));
        Assert.Contains("apple press", browser.Text, StringComparison.Ordinal);
        await browser.Send("#words form", ("words", "toner"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("speaks for “Printing” already", browser.Text, StringComparison.Ordinal);
        var person = await Person(world, "Whitlock & Obi");
        Assert.Equal(200, (await world.As("practitioner").Post($"/practices/{world.Practices["Whitlock & Obi"]}/practitioners/{person}/skills", new { skill = "orchard-programs", level = 60 })).Status);
        Assert.Equal(["orchard-programs"], Needs(await Told.Asked(world, "The apple press shows no figures any more.")));
        await browser.Open("/skills?q=cider");
        Assert.Equal("1", browser.Page.QuerySelector("table tbody td:nth-child(2)")!.TextContent);
        Assert.Equal("1", browser.Page.QuerySelector("table tbody td:nth-child(3)")!.TextContent);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_retired_skill_is_neither_claimed_nor_read_but_what_is_past_keeps_its_name(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var request = await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.");
        Assert.Equal((409, "skill.needed"), await steward.Post("/skills/printing/retirement") is var no ? (no.Status, (string?)no.Body!["code"]) : default);
        Assert.False((await Told.Run(world, Told.Steward(world), (WithdrawRequest w) => w.Run(request.Id(), null))).Refused);
        Assert.Equal(200, (await steward.Post("/skills/printing/retirement")).Status);
        await world.Settle();

        Assert.Equal(5, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "“Printing” is no longer used")));
        var person = await Person(world, "Whitlock & Obi");
        Assert.Equal((422, "skill.unknown"), await world.As("practitioner").Post($"/practices/{world.Practices["Whitlock & Obi"]}/practitioners/{person}/skills", new { skill = "printing", level = 60 }) is var claim
            ? (claim.Status, (string?)claim.Body!["code"]) : default);
        Assert.Empty(Needs(await Told.Asked(world, "The toner of the printer is empty.")));
        using var browser = await world.SignIn("steward");
        Assert.Contains("Printing", (await browser.Open($"/requests/{request["number"]}")).Body!.TextContent, StringComparison.Ordinal);
        await browser.Open("/skills/printing");
        await browser.Send("#return form");
        Assert.Equal(["printing"], Needs(await Told.Asked(world, "The toner of the printer is empty again.")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Merging_takes_claims_evidence_examples_and_open_requests_along(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var request = await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.");
        Assert.False((await Told.Run(world, Told.Steward(world), (CorrectNeeds c) => c.Run(request.Id(), ["printing"]))).Refused);
        var person = await Person(world, "Whitlock & Obi");
        var level = await world.Look(db => db.Set<HeldSkill>().Where(h => h.PractitionerId == person && h.Code == "printing").Select(h => h.Level).SingleAsync());
        await world.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            db.Add(new Attestation { PractitionerId = person, Code = "printing", ByPractice = world.Practices["Lindqvist IT"], ByLogin = person, RequestId = request.Id(), At = World.Morning });
            (await db.Set<HeldSkill>().SingleAsync(h => h.PractitionerId == person && h.Code == "printing")).Jobs = 3;
            db.Add(new HeldSkill { PractitionerId = person, Code = "scanning", Level = 10, Jobs = 2 });
            await db.SaveChangesAsync();
            return Done.It;
        });

        Assert.Equal((200, "scanning"), await steward.Post("/skills/printing/merging", new { into = "scanning" }) is var merged ? (merged.Status, (string?)merged.Body!["code"]) : default);
        await world.Settle();

        Assert.Equal((level, 5), await world.Look(async db => await db.Set<HeldSkill>().SingleAsync(h => h.PractitionerId == person && h.Code == "scanning") is var held ? (held.Level, held.Jobs) : default));
        Assert.False(await world.Look(db => db.Set<HeldSkill>().AnyAsync(h => h.Code == "printing")));
        Assert.Equal("scanning", await world.Look(db => db.Set<Attestation>().Select(a => a.Code).SingleAsync()));
        Assert.Equal(("scanning", "scanning"), await world.Look(async db => await db.Set<Request>().SingleAsync(r => r.Id == request.Id()) is var r ? (r.NeedCode, Need.Read(r.Needs)[0].Skill) : default));
        Assert.Equal(5, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Subject == "“Printing” is “Scanning and fax” now")));
        Assert.True(await world.Look(db => db.Set<Lesson>().AnyAsync(l => l.Codes == "printing")));
        Assert.Equal("scanning", Needs(await Told.Asked(world, "Our printer on the third floor prints blank pages since Wednesday."))[0]);
        Assert.Contains("request.needs-moved", await Told.Kinds(world, request.Id()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_chapter_begins_with_135_skills_under_headings_and_a_practitioner_reads_them(string engine)
    {
        await using var world = await World.Start(engine);
        var (status, all) = await world.As("practitioner").Get("/skills");
        Assert.Equal((200, 135), (status, all!["items"]!.AsArray().Count));
        Assert.All(all["items"]!.AsArray(), s => Assert.NotEqual("", (string?)s!["group"]));
        Assert.Equal(5, (int)all["items"]!.AsArray().Single(s => (string?)s!["code"] == "printing")!["people"]!);
        Assert.Equal(403, (await world.As("practitioner").Post("/skills/printing/retirement")).Status);
    }

    [Theory]
    [InlineData("QuickBooks help"), InlineData("Microsoft care"), InlineData("Help with outlook express and iphone"), InlineData("Dentrix")]
    public async Task A_product_is_no_skill(string name)
    {
        await using var world = await World.Start(Engines.Sqlite);
        Assert.Equal("skill.product", (string?)(await world.As("steward").Post("/skills", new { name, group = "Programs", words = new[] { "zorbel" } })).Body!["code"]);
    }

    [Fact]
    public void No_skill_of_the_start_is_a_product() => Assert.All(StartingCatalogue.Read(), s =>
        Assert.Empty(new Collegium.Language.NameBook(Collegium.Language.WellKnownNames.All).Find($"They work with {s.Name}.")));

    private static string[] Needs(JsonNode request) => [.. request["needs"]!.AsArray().Select(n => (string)n!["skill"]!).Take(1)];

    private static Task<Guid> Person(World world, string practice) =>
        world.Look(db => db.Set<Practitioner>().Where(p => p.PracticeId == world.Practices[practice]).Select(p => p.Id).SingleAsync());
}
