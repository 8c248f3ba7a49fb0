using Collegium.Tests.Desk;

namespace Collegium.Tests.Facts;

/// <summary>The feed over the API: in order, page by page, each to whom it concerns.</summary>
public sealed class FeedTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_fact_comes_once_and_names_who_did_it(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Accepted(world);
        var seen = new List<string>();
        for (string? after = null, next = ""; next is not null; after = next)
        {
            var (status, page) = await world.As("steward").Get($"/facts?limit=7&after={after}");
            Assert.Equal(200, status);
            seen.AddRange(page!["items"]!.AsArray().Select(f => (string)f!["id"]!));
            next = (string?)page["next"];
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal((await Told.Kinds(world)).Count, seen.Count);
        var (_, last) = await world.As("steward").Get($"/facts?limit=200&after={seen[^20]}");
        var accepted = last!["items"]!.AsArray().Single(f => (string?)f!["kind"] == "offer.accepted");
        Assert.Equal(("Ruth Okafor", "practice"), ((string?)accepted!["actor"]!["name"], (string?)accepted["actor"]!["actedFor"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_sees_its_own_story_and_no_note_among_members(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        await Told.Asked(world, "The printer in the back office prints nothing, the queue is full.", "Tarrow & Pell, Attorneys");
        await steward.Post($"{at}/notes", new { text = "inside", audience = "members" });
        var (_, page) = await world.As("client").Get("/facts?limit=200");
        var items = page!["items"]!.AsArray();
        Assert.NotEmpty(items);
        Assert.All(items, f => Assert.Equal(world.Clients["Ocotillo Bend Dental"].ToString(), (string?)f!["about"]!["client"]));
        Assert.DoesNotContain(items, f => (string?)f!["kind"] == "note.added");
        Assert.Equal(400, (await world.As("client").Get("/facts?after=nonsense")).Status);
    }
}
