using Collegium.Treasury;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>Money to members takes two people, neither of them the one who is paid.</summary>
public sealed class PayoutTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_may_approve(string engine)
    {
        await using var world = await World.Start(engine);
        var (payout, practice) = await Proposed(world);
        var now = World.Morning;
        var second = new Actor(world.Chapter, Roles.Treasurer, "Sam") { Login = Guid.CreateVersion7(), SignedInAt = now.AddMinutes(-5) };

        Assert.Equal("key.not-for-approvals", await Approve(world, payout, second with { ByKey = true, SignedInAt = null, MayApproveMoney = false }));
        Assert.Equal("actor.sign-in-again", await Approve(world, payout, second with { SignedInAt = now.AddMinutes(-16) }));
        Assert.Equal("actor.sign-in-again", await Approve(world, payout, second with { SignedInAt = null }));
        Assert.Equal("actor.own-practice", await Approve(world, payout, second with { Practice = practice }));
        Assert.Equal("actor.not-allowed", await Approve(world, payout, second with { Roles = Roles.Steward }));
        Assert.Equal("actor.not-allowed", await Approve(world, payout, Actor.House(world.Chapter)));
        Assert.Equal(0, await Job.Balance(world, 1000) - 15_000);
        Assert.Null(await Approve(world, payout, second));
        Assert.Equal(15_000 - 12_600, await Job.Balance(world, 1000));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_taken_back_or_rejected_is_payable_again(string engine)
    {
        await using var world = await World.Start(engine);
        var (payout, practice) = await Proposed(world);
        var rejecter = new Actor(world.Chapter, Roles.Treasurer, "Sam") { Login = Guid.CreateVersion7(), SignedInAt = World.Morning };
        await world.Do(s => s.GetRequiredService<TreasuryWork>().Drop(payout), rejecter);
        Assert.Equal("rejected", (string?)Job.Ok(200, await world.As("treasurer").Get($"/payouts/{payout}"))["state"]);
        Assert.Equal("payout.decided", await Approve(world, payout, rejecter));

        var again = Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }));
        Assert.Equal(12_600, (long)again["amountMinor"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Proposed_ten_times_at_once_and_approved_by_two_at_once_it_is_paid_once(string engine)
    {
        await using var world = await World.Start(engine);
        var (payout, practice) = await Proposed(world, propose: false);
        Assert.Equal(Guid.Empty, payout);
        var proposals = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.As("treasurer").Post("/payouts", new { practice })));
        var made = Assert.Single(proposals, p => p.Status == 201).Body!;
        Assert.All(proposals.Where(p => p.Status != 201), p => Job.No(422, "payout.empty", p));

        var approvals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.As("treasurer-2").Post($"/payouts/{made["id"]}/approval")));
        Assert.Single(approvals, a => a.Status == 200);
        Assert.Equal(15_000 - 12_600, await Job.Balance(world, 1000));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_sees_its_own(string engine)
    {
        await using var world = await World.Start(engine);
        var (payout, practice) = await Proposed(world);
        var (client, practitioner) = (world.As("client"), world.As("practitioner"));
        var own = practice == world.Practices["Whitlock & Obi"];
        Assert.Equal(own ? 200 : 404, (await practitioner.Get($"/payouts/{payout}")).Status);
        Assert.Equal(own ? 1 : 0, Job.Ok(200, await practitioner.Get("/payouts"))["items"]!.AsArray().Count);
        foreach (var path in new[] { "/books/trial-balance", "/books/accounts/1000", "/books/journal.hledger", $"/payouts/{payout}" })
        {
            Assert.Equal(403, (await client.Get(path)).Status);
        }

        var mine = Job.Ok(200, await client.Get("/invoices"))["items"]!.AsArray();
        Assert.Equal("Ocotillo Bend Dental", (string?)Assert.Single(mine)!["client"]!["name"]);
        var (other, _) = await Job.Worked(world, client: "Hollis Ranch Realty");
        var theirs = await Job.Invoice(world, other);
        Assert.Equal(404, (await client.Get($"/invoices/{theirs["id"]}")).Status);
        Assert.Single(Job.Ok(200, await client.Get("/invoices"))["items"]!.AsArray());
        Assert.Equal(403, (await practitioner.Get("/invoices")).Status);
    }

    private static async Task<(Guid Payout, Guid Practice)> Proposed(World world, bool propose = true)
    {
        var (request, practice) = await Job.Worked(world, minutes: 60);
        var invoice = (Guid)(await Job.Invoice(world, request))["id"]!;
        Job.Ok(201, await Job.Pay(world, 15_000, invoice));
        return (propose ? (Guid)Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }))["id"]! : Guid.Empty, practice);
    }

    private static async Task<string?> Approve(World world, Guid payout, Actor who) =>
        (await world.Do(s => s.GetRequiredService<TreasuryWork>().Approve(payout), who)).Refusal?.Code;
}
