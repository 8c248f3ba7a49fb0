using System.Text.Json;
using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Governance.Charters;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Referrals;
using Collegium.Tests.Members.Applications;
using Collegium.Treasury;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>A fee for passing work on falls due as the client pays, within what was disclosed, and is settled by payouts.</summary>
public sealed class ReferralFeeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_falls_due_as_the_client_pays_and_is_settled_by_payouts(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { Referrals = new() { ChapterPercent = 20 } });
        var (request, invoice) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6));
        await world.Settle();
        Assert.Equal((0, 0), (await Job.Balance(world, 1220), await Job.Balance(world, 2120)));

        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        Assert.Equal((750, -600, -150), (await Job.Balance(world, 1220), await Job.Balance(world, 2120), await Job.Balance(world, 4300)));
        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        await world.Settle();
        Assert.Equal((1_500, -1_200, -300), (await Job.Balance(world, 1220), await Job.Balance(world, 2120), await Job.Balance(world, 4300)));

        var (served, referrer) = (world.Practices[Referring.Peer], world.Practices[Referring.Own]);
        var owed = await Owed(world, served);
        Assert.Equal((12_600, 1_500), (owed.PayableMinor, owed.FeesMinor));
        await Paid(world, served, 12_600 - 1_500);
        await Paid(world, referrer, 1_200);
        Assert.Equal((0, 0, 0), (await Job.Balance(world, 1220), await Job.Balance(world, 2120), await Job.Balance(world, 2100)));
        Assert.Equal(15_000 - 11_100 - 1_200, await Job.Balance(world, 1000));
        owed = await Owed(world, served);
        Assert.Equal((0, 0, 0, 11_100), (owed.PayableMinor, owed.FeesMinor, owed.ProposedMinor, owed.PaidMinor));

        using var client = await world.SignIn("client");
        await client.Open($"/mine/{request["number"]}");
        Assert.Contains("Of what you paid, $15.00 goes to Whitlock & Obi", client.Page.QuerySelector("#money")!.TextContent, StringComparison.Ordinal);
        using var member = await world.SignIn("practitioner");
        await member.Open("/statement");
        Assert.Contains("Cordova Systems pays you $12.00", member.Page.QuerySelector("#fees")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Never_above_its_cap_nor_after_its_months(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, capped) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 1_000, feeMonths: 6));
        Job.Ok(201, await Job.Pay(world, 15_000, capped));
        await world.Settle();
        Assert.Equal(1_000, await Job.Balance(world, 1220));

        var (_, late) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 10_000, feeMonths: 1));
        await world.Pass(TimeSpan.FromDays(32));
        Job.Ok(201, await Job.Pay(world, 15_000, late));
        await world.Settle();
        Assert.Equal(1_000, await Job.Balance(world, 1220));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_kept_back_is_owed_again_when_the_payout_is_not_paid(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, invoice) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6));
        Job.Ok(201, await Job.Pay(world, 15_000, invoice));
        await world.Settle();
        var served = world.Practices[Referring.Peer];
        var payout = Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice = served }));
        Assert.Equal((11_100, 1_500), ((long)payout["amountMinor"]!, (long)payout["withheldMinor"]!));
        Assert.Equal(0, (await Owed(world, served)).FeesMinor);
        await world.Do(s => s.GetRequiredService<TreasuryWork>().Drop(payout.Id()), new Actor(world.Chapter, Roles.Treasurer, "Sam") { Login = Guid.CreateVersion7(), SignedInAt = World.Morning });
        Assert.Equal(1_500, (await Owed(world, served)).FeesMinor);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_chapters_part_is_that_of_the_day_the_client_said_yes(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { Referrals = new() { ChapterPercent = 20 } });
        var (_, invoice) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6));
        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        await world.Pass(TimeSpan.FromMinutes(1));
        await Amend(world, new CharterRules());
        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        Assert.Equal((1_500, -1_200, -300), (await Job.Balance(world, 1220), await Job.Balance(world, 2120), await Job.Balance(world, 4300)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_fee_that_has_ended_leaves_its_work_to_no_other(string engine)
    {
        await using var world = await World.Start(engine);
        var own = await Passed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 1));
        await Passed(world, Referring.Terms(world, feePercent: 5, feeCapMinor: 100_000, feeMonths: 6, keeper: "colleague"));
        var invoice = await Bill(world, own.Id());
        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        Assert.Equal(750, await Job.Balance(world, 1220));
        await world.Pass(TimeSpan.FromDays(32));
        Job.Ok(201, await Job.Pay(world, 7_500, invoice));
        await world.Settle();
        Assert.Equal(750, await Job.Balance(world, 1220));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_reads_a_fee_for_all_work_beside_the_bill_it_fell_due_on(string engine)
    {
        await using var world = await World.Start(engine);
        var (first, one) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6, keeper: "colleague"));
        Job.Ok(201, await Job.Pay(world, 15_000, one));
        var (second, two) = await Billed(world, Referring.Terms(world));
        Job.Ok(201, await Job.Pay(world, 7_500, two));
        await world.Settle();
        Assert.Equal(2_250, await Job.Balance(world, 1220));

        using var client = await world.SignIn("client");
        await client.Open($"/mine/{first["number"]}");
        Assert.Contains("Of what you paid, $15.00 goes to Whitlock & Obi", client.Page.QuerySelector("#money")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("$7.50", client.Page.QuerySelector("#money")!.TextContent, StringComparison.Ordinal);
        await client.Open($"/mine/{second["number"]}");
        Assert.Contains("Of what you paid, $7.50 goes to Whitlock & Obi", client.Page.QuerySelector("#money")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_passed_on_again_goes_by_what_was_agreed_last(string engine)
    {
        await using var world = await World.Start(engine);
        var id = (await Passed(world, Referring.Terms(world, feePercent: 5, feeCapMinor: 100_000, feeMonths: 1))).Id();
        await world.Pass(TimeSpan.FromDays(1));
        var back = Job.Ok(201, await world.As(Referring.Peer).Post($"/requests/{id}/referrals", Referring.Terms(world, Referring.Own)));
        await Referring.Agree(world, back.Id());
        Job.Ok(200, await world.As("practitioner").Post($"/offers/{await Referring.OfferTo(world, id, Referring.Own)}/acceptance"));
        await world.Settle();
        await Take(world, id, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 12));
        var invoice = await Bill(world, id);
        await world.Pass(TimeSpan.FromDays(40));
        Job.Ok(201, await Job.Pay(world, 15_000, invoice));
        await world.Settle();
        Assert.Equal(1_500, await Job.Balance(world, 1220));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_ended_fee_for_all_work_makes_way_for_a_later_one(string engine)
    {
        await using var world = await World.Start(engine);
        await Passed(world, Referring.Terms(world, feePercent: 5, feeCapMinor: 100_000, feeMonths: 1, keeper: "colleague"));
        await world.Pass(TimeSpan.FromDays(41));
        var request = await Told.Asked(world, $"{Told.XRay} In the back room too.");
        var offer = request["offers"]!.AsArray().First(o => o!["practice"]!.Id() != world.Practices[Referring.Own] && o["practice"]!.Id() != world.Practices[Referring.Peer])!;
        var later = offer["practice"]!.Id();
        var third = await world.KeyOf(later);
        Job.Ok(200, await third.Post($"/offers/{offer["id"]}/acceptance"));
        await Take(world, request.Id(), Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6, keeper: "colleague"), third);
        var (_, invoice) = await Billed(world, Referring.Terms(world));
        Job.Ok(201, await Job.Pay(world, 15_000, invoice));
        await world.Settle();
        Assert.Equal(1_500, await Job.Balance(world, 1220));
        Assert.Equal(1_500, (await Owed(world, later)).PayableMinor);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_day_a_fee_begins_is_that_of_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        // 17:12 in Phoenix, past midnight in Greenwich.
        await world.Pass(TimeSpan.FromHours(8));
        var (_, one) = await Billed(world, Referring.Terms(world, feePercent: 10, feeCapMinor: 100_000, feeMonths: 6, keeper: "colleague"));
        Job.Ok(201, await Job.Pay(world, 15_000, one));
        var (_, two) = await Billed(world, Referring.Terms(world));
        Job.Ok(201, await Job.Pay(world, 15_000, two));
        await world.Settle();
        Assert.Equal(3_000, await Job.Balance(world, 1220));
    }

    private static async Task Amend(World world, CharterRules rules)
    {
        await world.Do(s =>
        {
            s.GetRequiredService<CollegiumDb>().Add(new Charter { Id = Guid.CreateVersion7(), Number = 2, InForceFrom = world.Clock.Now(), Rules = JsonSerializer.Serialize(rules, CharterRules.Json) });
            s.GetRequiredService<FactLog>().Append("charter.amended", new("chapter", world.Chapter), Sight.Members, new { from = 1, to = 2 });
            return Task.FromResult(Done.It);
        });
        await world.Settle();
    }

    /// <summary>Passed on with these terms, taken over, worked for an hour and billed.</summary>
    private static async Task<(JsonNode Request, Guid Invoice)> Billed(World world, object terms)
    {
        var request = await Passed(world, terms);
        return (request, await Bill(world, request.Id()));
    }

    private static async Task<JsonNode> Passed(World world, object terms)
    {
        var request = await Referring.Held(world);
        await Take(world, request.Id(), terms);
        return request;
    }

    /// <summary>The colleague takes a request over on these terms, from the practitioner or from another.</summary>
    private static async Task Take(World world, Guid request, object terms, Api? from = null)
    {
        var peer = await Referring.Colleague(world);
        var referral = Job.Ok(201, await (from ?? world.As("practitioner")).Post($"/requests/{request}/referrals", terms));
        await Referring.Agree(world, referral.Id());
        Job.Ok(200, await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance"));
        await world.Settle();
    }

    private static async Task<Guid> Bill(World world, Guid id)
    {
        var (steward, peer) = (world.As("steward"), await Referring.Colleague(world));
        Job.Ok(200, await peer.Post($"/requests/{id}/estimate", new { minutesFrom = 60, minutesTo = 60, partsMinor = 0, note = "An hour." }));
        Job.Ok(200, await steward.Post($"/requests/{id}/approval"));
        Job.Ok(201, await peer.Post($"/requests/{id}/time", new { minutes = 60, note = "Done." }));
        return (await Job.Invoice(world, id)).Id();
    }

    private static Task<Owed> Owed(World world, Guid practice) => world.Do(s => s.GetRequiredService<TreasuryDoor>().OwedTo(practice));

    private static async Task Paid(World world, Guid practice, long minor)
    {
        var payout = Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }));
        Assert.Equal(minor, (long)payout["amountMinor"]!);
        Job.Ok(200, await world.As("treasurer-2").Post($"/payouts/{payout["id"]}/approval"));
    }
}
