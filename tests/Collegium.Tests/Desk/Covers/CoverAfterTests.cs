using Collegium.Clients;
using Collegium.Mail;
using Collegium.Tests.Desk.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Covers;

/// <summary>What is left when somebody stood in: the client is whose it was, and hears that it is over.</summary>
public sealed class CoverAfterTests
{
    private const string Dentist = "Ocotillo Bend Dental";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_stood_in_doesn_t_have_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var held = (await Referring.Held(world)).Id();
        Assert.Equal(200, (await mine.Post($"/requests/{held}/completion", new { note = "Done." })).Status);
        await world.Pass(TimeSpan.FromMinutes(5));
        var cover = await Running(world);
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        Assert.Equal(200, (await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance")).Status);
        Assert.Equal("cover.no-clients", await Hand(world, peer, Referring.Own));
        Assert.Equal(200, (await peer.Post($"/requests/{asked.Id()}/completion", new { note = "Done." })).Status);
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);

        Assert.Equal("cover.no-clients", await Hand(world, peer, Referring.Own));
        Assert.Null(await Hand(world, mine, Referring.Peer));
    }

    [Theory]
    [InlineData(Engines.Sqlite, "referrer"), InlineData(Engines.Postgres, "referrer"), InlineData(Engines.Sqlite, "colleague"), InlineData(Engines.Postgres, "colleague")]
    public async Task A_client_that_was_referred_is_whose_the_referral_says(string engine, string keeper)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var held = (await Referring.Held(world)).Id();
        Assert.Equal(200, (await mine.Post($"/requests/{held}/completion", new { note = "Done." })).Status);
        await world.Pass(TimeSpan.FromMinutes(5));
        var referred = (await Referring.Held(world)).Id();
        await Referring.Agree(world, (await Referring.Refer(world, referred, Referring.Terms(world, keeper: keeper))).Id());
        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, referred)}/acceptance")).Status);

        var stays = keeper == "referrer";
        Assert.Equal(stays ? null : "cover.no-clients", await Hand(world, mine, Referring.Peer));
        Assert.Equal(stays ? "cover.no-clients" : null, await Hand(world, peer, Referring.Own));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_that_was_told_of_it_is_told_of_its_end_whatever_it_says_meanwhile(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, _) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = await Running(world);
        await world.Settle();
        await Exclude(world);
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        await world.Settle();
        Assert.Equal((1, 1), (await Letters(world, "cover.started"), await Letters(world, "cover.ended")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_that_wasn_t_told_of_it_isn_t_told_of_its_end(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, _) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        await Exclude(world);
        var cover = await Running(world);
        await world.Settle();
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        await world.Settle();
        Assert.Equal((0, 0), (await Letters(world, "cover.started"), await Letters(world, "cover.ended")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Both_letters_go_out_where_it_ends_at_once(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, _) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = await Running(world);
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        await world.Settle();
        Assert.Equal((1, 1), (await Letters(world, "cover.started"), await Letters(world, "cover.ended")));
    }

    /// <summary>A cover from today on, agreed, so that it runs.</summary>
    private static async Task<Guid> Running(World world)
    {
        var cover = (await CoverTests.Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-17" })).Id();
        var (status, agreed) = await world.As(Referring.Peer).Post($"/covers/{cover}/acceptance");
        Assert.True(status == 200 && (string?)agreed!["state"] == "running", $"{status}: {agreed}");
        return cover;
    }

    /// <summary>Hands over for later days, to take it back at once; the code of the refusal where it can't.</summary>
    private static async Task<string?> Hand(World world, Api from, string to)
    {
        var (status, answer) = await from.Post("/covers", new { practice = world.Practices[to], from = "2026-12-14" });
        if (status != 201)
        {
            return (string?)answer!["code"];
        }

        Assert.Equal(200, (await from.Post($"/covers/{answer!.Id()}/end")).Status);
        return null;
    }

    private static Task Exclude(World world) => world.Do(async s =>
    {
        await s.GetRequiredService<ClientsDoor>().Exclude(world.Clients[Dentist], world.Practices[Referring.Peer], null);
        return Done.It;
    });

    private static Task<int> Letters(World world, string kind) =>
        world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == kind && m.ToAddress == "0@client.example"));
}
