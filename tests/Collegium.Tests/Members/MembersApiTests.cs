using Collegium.Tests.Members.Applications;

namespace Collegium.Tests.Members;

/// <summary>What members and the secretary do about members, over the API.</summary>
public sealed class MembersApiTests
{
    private const string Mine = "Whitlock & Obi";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Anybody_reads_the_directory_and_nobody_finds_an_address_in_it(string engine)
    {
        await using var world = await World.Start(engine);
        var (status, all) = await new Api(world.Url, null).Get("/directory");
        Assert.Equal((200, 5), (status, all!["items"]!.AsArray().Count));
        Assert.DoesNotContain("@", all.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Benavidez Works", (string?)Assert.Single((await new Api(world.Url, null).Get("/directory?q=benavidez&skill=mail")).Body!["items"]!.AsArray())!["name"]);
        var page = (await new Api(world.Url, null).Get("/directory?limit=3")).Body!;
        Assert.Equal(2, (await new Api(world.Url, null).Get($"/directory?limit=3&after={page["next"]}")).Body!["items"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_writes_within_the_limit_and_is_reported(string engine)
    {
        await using var world = await World.Start(engine);
        var (writer, reader) = (world.As("practitioner"), await world.KeyOf(world.Practices["Lindqvist IT"]));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(201, (await writer.Post("/messages", new { practice = world.Practices["Lindqvist IT"], text = $"Cover me in August? {i}" })).Status);
        }

        using var call = new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = System.Net.Http.Json.JsonContent.Create(new { practice = world.Practices["Lindqvist IT"], text = "And now?" }) };
        call.Headers.Authorization = new("Bearer", world.Keys["practitioner"]);
        call.Headers.Add("Idempotency-Key", "four");
        using var http = new HttpClient { BaseAddress = world.Url };
        using var answer = await http.SendAsync(call);
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.FromHours(23));

        var got = (await reader.Get("/messages")).Body!["items"]!.AsArray();
        Assert.Equal((3, Mine), (got.Count, (string?)got[0]!["from"]!["name"]));
        Assert.Equal(404, (await writer.Post($"/messages/{got[0]!["id"]}/report")).Status);
        Assert.Equal(200, (await reader.Post($"/messages/{got[0]!["id"]}/report")).Status);
        Assert.Single((await world.As("secretary").Get("/messages?reported=true")).Body!["items"]!.AsArray());
        Assert.Empty((await reader.Get("/messages?reported=true")).Body!["items"]!.AsArray());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_standing_is_changed_with_a_reason_and_says_who_and_why(string engine)
    {
        await using var world = await World.Start(engine);
        var (id, secretary) = (world.Practices["Cordova Systems"], world.As("secretary"));
        Assert.Equal((422, "standing.no-reason"), await secretary.Post($"/practices/{id}/suspension") is var no ? (no.Status, (string?)no.Body!["code"]) : default);
        Assert.Equal("suspended", (string?)(await secretary.Post($"/practices/{id}/suspension", new { reason = "The certificate looks altered." })).Body!["standing"]);
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(403, (await world.As("practitioner").Post($"/practices/{id}/reinstatement", new { reason = "Mine." })).Status);
        Assert.Equal("full", (string?)(await secretary.Post($"/practices/{id}/reinstatement", new { reason = "It was a scan." })).Body!["standing"]);
        var (_, seen) = await world.As("practitioner").Get($"/practices/{id}/standing");
        Assert.Equal(("It was a scan.", "Lou Castellane"), ((string?)seen!["history"]![0]!["why"], (string?)seen["history"]![0]!["decidedBy"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_resigns_writes_the_name_and_is_out(string engine)
    {
        await using var world = await World.Start(engine);
        var member = world.As("practitioner");
        Assert.Equal((422, "resignation.no-word"), await member.Post("/resignation") is var no ? (no.Status, (string?)no.Body!["code"]) : default);
        Assert.Equal((200, "resigned"), await member.Post("/resignation", new { name = Mine }) is var left ? (left.Status, (string?)left.Body!["standing"]) : default);
        Assert.NotEqual(200, (await member.Get("/practices")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_skill_is_claimed_by_its_practice_and_attested_on_a_shared_job_only(string engine)
    {
        await using var world = await World.Start(engine);
        var practices = (await world.As("secretary").Get("/practices")).Body!["items"]!.AsArray();
        string Person(string name) => $"/practices/{world.Practices[name]}/practitioners/{practices.Single(p => (string?)p!["name"] == name)!["practitioners"]![0]!["id"]}";
        Assert.Equal(200, (await world.As("practitioner").Post(Person(Mine) + "/skills", new { skill = "backup", level = 60 })).Status);
        Assert.Equal(404, (await world.As("practitioner").Post(Person("Lindqvist IT") + "/skills", new { skill = "mail", level = 60 })).Status);
        var (status, no) = await world.As("practitioner").Post(Person("Lindqvist IT") + "/attestations", new { skill = "mail", request = 1 });
        Assert.Equal((422, "attestation.no-job"), (status, (string?)no!["code"]));
        Assert.Empty((await world.As("practitioner").Get("/first-jobs")).Body!["items"]!.AsArray());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Unpaid_dues_are_noticed_once_and_settled(string engine)
    {
        await using var world = await World.Start(engine);
        var at = $"/practices/{world.Practices["Cordova Systems"]}/dues";
        Assert.Equal(403, (await world.As("practitioner").Post(at, new { due = "2026-10-01" })).Status);
        Assert.Equal(200, (await world.As("treasurer").Post(at, new { due = "2026-10-01" })).Status);
        Assert.Equal((409, "dues.noticed"), await world.As("secretary").Post(at, new { due = "2026-10-01" }) is var no ? (no.Status, (string?)no.Body!["code"]) : default);
        Assert.Equal(200, (await world.As("treasurer").Post(at + "/settlement")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lists_take_a_state_as_answers_write_it(string engine)
    {
        await using var world = await World.Start(engine);
        foreach (var path in new[] { "/invoices?state=", "/payouts?state=", "/applications?state=" })
        {
            var known = path.Contains("payouts", StringComparison.Ordinal) ? "proposed" : path.Contains("invoices", StringComparison.Ordinal) ? "paid" : "review";
            Assert.Equal(200, (await world.As("treasurer").Get(path + known)).Status);
            Assert.Equal(400, (await world.As("treasurer").Get(path + "lost")).Status);
            Assert.Equal(400, (await world.As("treasurer").Get(path + "1")).Status);
        }
    }
}
