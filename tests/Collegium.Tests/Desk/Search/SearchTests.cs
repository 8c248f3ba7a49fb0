using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Search;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Search;

/// <summary>Requests are found by their words on both engines, and only by whoever may read them.</summary>
public sealed class SearchTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Words_are_found_by_stem_by_beginning_and_in_quotes(string engine)
    {
        await using var world = await World.Start(engine);
        var xray = (int)(await Told.Asked(world))["number"]!;
        var mail = (int)(await Told.Asked(world, "The e-mails of everybody are slow since Friday, printing works. Call 602-555-0199.", "Hollis Ranch Realty", "can-wait"))["number"]!;

        Assert.Equal([xray], await Found(world, "machines picture"));
        Assert.Equal([xray], await Found(world, "x-ray sending"));
        Assert.Equal([mail], await Found(world, "printed"));
        Assert.Equal([mail], await Found(world, "printin"));
        Assert.Equal([mail], await Found(world, "holl* working"));
        Assert.Equal([mail], await Found(world, "\"slow since\""));
        Assert.Empty(await Found(world, "\"since slow\""));
        Assert.Equal([mail], await Found(world, "hollis e-mail"));
        Assert.Equal([xray], await Found(world, $"{xray}"));
        Assert.Equal([xray], await Found(world, $"#{xray}"));
        Assert.Equal([mail, xray], await Found(world, "since"));
        Assert.Empty(await Found(world, "since nowhere"));
        Assert.Empty(await Found(world, "'; DROP TABLE desk_words; --"));
        Assert.Empty(await Found(world, "AND OR NOT NEAR(*"));
        Assert.Equal(400, (await world.As("steward").Get("/search?q=%22%20*")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_index_follows_notes_answers_and_names(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        await steward.Post($"{at}/notes", new { text = "The adapter was exchanged, bill follows.", audience = "client" });
        await steward.Post($"{at}/notes", new { text = "Their nephew changed the firewall, don’t say it.", audience = "members" });

        Assert.Single(await Found(world, "adapters"));
        Assert.Single(await Found(world, "nephew"));
        var hit = (await Look(world, "firewalls"))[0]!;
        Assert.Equal("firewall", (string?)hit["excerpt"]!.AsArray().First(p => (bool)p!["marked"]!)!["text"]);

        await world.Do(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            await db.Database.ExecuteSqlRawAsync("DELETE FROM desk_notes WHERE audience = 'Members'");
            await db.Database.ExecuteSqlRawAsync("UPDATE clients SET name = 'Zinnia Dental' WHERE name LIKE 'Ocotillo%'");
            return Done.It;
        });
        Assert.Empty(await Found(world, "nephew"));
        Assert.Single(await Found(world, "adapters"));
        Assert.Single(await Found(world, "zinnia x-ray"));
    }

    /// <summary>Tellings share their writes: each is found by its own words, client or firm.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Requests_written_at_once_are_each_found(string engine)
    {
        await using var world = await World.Start(engine);
        var number = (int)(await Told.Asked(world))["number"]!;
        await world.Do(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            foreach (var (at, words, firm) in new[] { (1, "The scanner whistles.", null), (2, "The projector is dim.", "Quail Roofing"), (3, "The till drawer jams.", null) })
            {
                var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Number == number);
                (request.Text, request.TellerFirm, request.ClientId) = (words, firm, firm is null ? request.ClientId : null);
                var row = db.Entry(request);
                (row.Property(r => r.Id).CurrentValue, row.Property(r => r.Number).CurrentValue) = (Guid.CreateVersion7(), number + at);
                row.State = EntityState.Added;
            }

            return Done.It;
        });
        Assert.Equal([number + 1], await Found(world, "ocotillo whistles"));
        Assert.Equal([number + 2], await Found(world, "quail"));
        Assert.Equal([number + 3], await Found(world, "ocotillo drawer"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_who_may_read_the_words_finds_them(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var asked = request["offers"]!.AsArray().Select(o => (Practice: o!["practice"]!.Id(), Id: (string)o["id"]!)).ToList();
        await Work(world, asked[1].Practice);
        Assert.Empty(await Found(world, "x-ray", "practitioner"));

        await world.As("steward").Post($"/offers/{asked[0].Id}/acceptance");
        await world.As("steward").Post($"/requests/{request["id"]}/notes", new { text = "Their nephew changed the firewall.", audience = "members" });
        Assert.Empty(await Found(world, "x-ray", "practitioner"));
        Assert.Empty(await Found(world, "nephew", "practitioner"));
        Assert.Single(await Found(world, "x-ray", "client"));
        Assert.Empty(await Found(world, "nephew", "client"));
        Assert.Empty(await Found(world, "nephew x-ray", "client"));

        await Work(world, asked[0].Practice);
        Assert.Single(await Found(world, "x-ray", "practitioner"));
        Assert.Single(await Found(world, "nephew", "practitioner"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_board_and_the_page_of_finding_use_it(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world);
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk?q=sending+pictures");
        Assert.Contains("1 of 1", browser.Text, StringComparison.Ordinal);
        await browser.Open("/find?q=machines");
        Assert.Equal("machine", browser.Page.QuerySelector("main mark")?.TextContent);
    }

    [Theory]
    [InlineData("printer", "\"printer\"*")]
    [InlineData("blank pages", "\"blank\" \"pages\"*")]
    [InlineData("\"blank pages\" now", "\"blank pages\" \"now\"*")]
    [InlineData("pri* blank ", "\"pri\"* \"blank\"")]
    [InlineData("a@b.com x", "\"a b com\" \"x\"*")]
    [InlineData("  *  ", "")]
    public void A_query_is_read_as_people_write_it(string asked, string read) =>
        Assert.Equal(read, string.Join(' ', WordQuery.Read(asked).Terms.Select(t => t.ForSqlite)));

    private static async Task<JsonArray> Look(World world, string words, string role = "steward")
    {
        var (status, body) = await world.As(role).Get("/search?q=" + Uri.EscapeDataString(words));
        Assert.True(status == 200, $"{status}: {body}");
        return body!["items"]!.AsArray();
    }

    private static async Task<List<int>> Found(World world, string words, string role = "steward") =>
        [.. (await Look(world, words, role)).Select(i => (int)i!["number"]!)];

    private static Task Work(World world, Guid practice) => world.Do(async s =>
    {
        (await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == "practitioner@sonoran.example")).PracticeId = practice;
        return Done.It;
    });
}
