using System.Text.Json.Nodes;
using Collegium.Desk.Work;
using Collegium.Governance;
using Collegium.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>Hours sold before they are worked: earned as they are used, and the member paid from what the client paid.</summary>
public sealed class PlanMoneyTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Hours_of_a_paid_plan_are_earned_and_the_member_paid_at_once(string engine)
    {
        await using var world = await World.Start(engine);
        var sold = (await Sell(world, 600)).Value;
        var invoice = Job.Ok(200, await world.As("treasurer").Get($"/invoices/{sold.Id}"));
        Assert.Equal((150_000, -150_000), ((long)invoice["totalMinor"]!, await Job.Balance(world, 2020)));
        Job.Ok(201, await Job.Pay(world, 150_000, sold.Id));

        var (request, practice) = await Job.Worked(world, minutes: 100, estimate: 0);
        await world.Settle();
        Assert.Equal((-125_000, -25_000, -21_000, 0), (
            await Job.Balance(world, 2020), await Job.Balance(world, 4010), await Job.Balance(world, 2100), await Job.Balance(world, 2105)));
        Job.No(422, "invoice.empty", await world.As("treasurer").Post("/invoices", new { request }));
        Assert.Equal(21_000, (long)Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }))["amountMinor"]!);

        await world.Settle();
        Assert.Equal(-25_000, await Job.Balance(world, 4010));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Hours_of_an_unpaid_plan_wait_for_the_client_and_the_last_minute_empties_it(string engine)
    {
        await using var world = await World.Start(engine);
        var sold = (await Sell(world, 61)).Value;
        foreach (var minutes in new[] { 7, 13, 41 })
        {
            await Job.Worked(world, minutes, estimate: 0);
            await world.Settle();
        }

        Assert.Equal((0, -15_250, -12_810, 0), (
            await Job.Balance(world, 2020), await Job.Balance(world, 4010), await Job.Balance(world, 2105), await Job.Balance(world, 2100)));
        Job.Ok(201, await Job.Pay(world, 15_250, sold.Id));
        Assert.Equal((0, -12_810), (await Job.Balance(world, 2105), await Job.Balance(world, 2100)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Time_corrected_after_its_share_was_paid_pays_only_what_is_new(string engine)
    {
        await using var world = await World.Start(engine);
        Job.Ok(201, await Job.Pay(world, 150_000, (await Sell(world, 600)).Value.Id));
        var (request, practice) = await Job.Worked(world, minutes: 60, estimate: 0);
        await world.Settle();
        await Paid(world, practice, 12_600);

        Assert.Equal(60, (int)(await Correct(world, request, 60))["minutes"]!);
        Job.No(422, "payout.empty", await world.As("treasurer").Post("/payouts", new { practice }));
        await Correct(world, request, 61);
        await Paid(world, practice, 210);
        await Correct(world, request, 30);
        Job.No(422, "payout.empty", await world.As("treasurer").Post("/payouts", new { practice }));
        using (var treasurer = await world.SignIn("treasurer"))
        {
            await treasurer.Open("/payouts");
            Assert.Contains("Paid too much", treasurer.Text, StringComparison.Ordinal);
            Assert.Contains("65.10", treasurer.Text, StringComparison.Ordinal);
        }

        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 41, note = "The rest of it." }));
        await world.Settle();
        await Paid(world, practice, 2_100);
        Assert.Equal((0, 14_910, -17_750), (await Job.Balance(world, 2100), 150_000 - await Job.Balance(world, 1000), await Job.Balance(world, 4010)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_dropped_payout_held_too_much_is_not_proposed_again(string engine)
    {
        await using var world = await World.Start(engine);
        Job.Ok(201, await Job.Pay(world, 150_000, (await Sell(world, 600)).Value.Id));
        var (request, practice) = await Job.Worked(world, minutes: 60, estimate: 0);
        await world.Settle();
        var payout = Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }));
        await Correct(world, request, 10);
        Assert.Equal(-2_100 - 10_500, await Job.Balance(world, 2100));
        await world.Do(s => s.GetRequiredService<TreasuryWork>().Drop((Guid)payout["id"]!), new Actor(world.Chapter, Roles.Treasurer, "Sam") { Login = Guid.CreateVersion7(), SignedInAt = World.Morning });
        Assert.Equal(-2_100, await Job.Balance(world, 2100));
        await Paid(world, practice, 2_100);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_association_bills_nothing_its_members_do(string engine)
    {
        await using var world = await World.Start(engine, new() { Form = ChapterForm.Association });
        Assert.Equal("invoice.not-ours", (await Sell(world, 600)).Refusal?.Code);
        Job.No(422, "invoice.not-ours", await world.As("treasurer").Post("/invoices", new { request = Guid.CreateVersion7() }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Numbers_have_no_gap_however_many_are_issued_at_once(string engine)
    {
        await using var world = await World.Start(engine);
        var sold = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Sell(world, i % 3 == 0 ? 59 : 60)));
        Assert.Equal(4, sold.Count(s => s.Refused));
        Assert.Equal(
            Enumerable.Range(1, 8).Select(n => $"2026-{n:0000}"), sold.Where(s => !s.Refused).Select(s => s.Value.Number).Order());
    }

    private static async Task<JsonNode> Correct(World world, Guid request, int minutes)
    {
        var time = await world.Look(db => db.Set<TimeEntry>().Where(t => t.RequestId == request).Select(t => t.Id).FirstAsync());
        var corrected = Job.Ok(200, await world.As("steward").Post($"/requests/{request}/time/{time}/correction", new { minutes }));
        await world.Settle();
        return corrected;
    }

    private static async Task Paid(World world, Guid practice, long minor)
    {
        var payout = Job.Ok(201, await world.As("treasurer").Post("/payouts", new { practice }));
        Assert.Equal(minor, (long)payout["amountMinor"]!);
        Job.Ok(200, await world.As("treasurer-2").Post($"/payouts/{payout["id"]}/approval"));
    }

    private static Task<Result<InvoiceRef>> Sell(World world, int minutes) =>
        world.Do(s => s.GetRequiredService<TreasuryWork>().SellPlan(world.Clients["Ocotillo Bend Dental"], minutes));
}
