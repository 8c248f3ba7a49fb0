using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>A trouble told reaches three practices at once; the first to accept has it.</summary>
public sealed class TellAndAcceptTests
{
    private static readonly object XRay = new
    {
        client = "Ocotillo Bend Dental",
        text = "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.",
        impact = "stopped",
    };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_known_clients_trouble_is_offered_to_three_with_reasons(string engine)
    {
        await using var world = await World.Start(engine);
        var (status, request) = await world.As("steward").Post("/requests", XRay);

        Assert.True(status == 201, $"{status}: {request}");
        Assert.Equal("asked", (string?)request!["state"]);
        Assert.Equal("imaging", (string?)request["needs"]![0]!["skill"]);
        Assert.Equal(3, request["offers"]!.AsArray().Count);
        Assert.All(request["offers"]!.AsArray(), o => Assert.NotEmpty(o!["reasons"]!.AsArray()));
        Assert.Equal("2026-11-17T16:42:00Z", (string?)request["respondBy"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_first_to_accept_has_it_and_the_second_is_told_kindly(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var (_, request) = await steward.Post("/requests", XRay);
        var (first, second) = ((string)request!["offers"]![0]!["id"]!, (string)request["offers"]![1]!["id"]!);

        Assert.Equal(200, (await steward.Post($"/offers/{first}/acceptance")).Status);
        var (status, no) = await steward.Post($"/offers/{second}/acceptance");

        Assert.Equal((409, "offer.taken"), (status, (string?)no!["code"]));
        Assert.Equal("accepted", (string?)(await steward.Get($"/requests/{request["id"]}")).Body!["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_key_answers_the_same_and_refuses_another_body(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var (_, once) = await steward.Post("/requests", XRay, "key-1");
        var (again, twice) = await steward.Post("/requests", XRay, "key-1");
        var (reused, no) = await steward.Post("/requests", new { client = "Ocotillo Bend Dental", text = "other", impact = "stopped" }, "key-1");

        Assert.Equal((201, once!.ToJsonString()), (again, twice!.ToJsonString()));
        Assert.Equal((409, "operation.reused"), (reused, (string?)no!["code"]));
    }

    /// <summary>A program that changes its key in the middle of a retry does nothing twice, and is told why it hears no answer.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_operation_with_another_key_of_the_same_login_is_not_done_again(string engine)
    {
        await using var world = await World.Start(engine);
        world.Keys["second"] = await world.Do(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == "steward@sonoran.example");
            return s.GetRequiredService<Accounts>().AddKey(login.Id, "second");
        });
        await world.As("steward").Post("/requests", XRay, "key-1");
        foreach (var body in new object[] { XRay, new { client = "Ocotillo Bend Dental", text = "other", impact = "stopped" } })
        {
            var (status, no) = await world.As("second").Post("/requests", body, "key-1");
            Assert.Equal((409, "operation.reused"), (status, (string?)no!["code"]));
            Assert.Contains("another API key of yours", (string?)no["detail"], StringComparison.Ordinal);
        }

        Assert.Single((await world.As("steward").Get("/requests")).Body!["items"]!.AsArray());
    }
}
