using System.Text.Json.Nodes;

namespace Collegium.Tests.Treasury;

/// <summary>From worked minutes to a paid member, to the cent.</summary>
public sealed class PaidMemberTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_client_pays_and_the_member_is_paid_by_two_people(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, practice) = await Job.Worked(world, minutes: 90, parts: 4800);
        var (treasurer, second) = (world.As("treasurer"), world.As("treasurer-2"));

        // 1.5 h at 150.00, parts 48.00, 9.1 % tax on parts only.
        var invoice = await Job.Invoice(world, request);
        Assert.Equal("2026-0001", (string?)invoice["number"]);
        Assert.Equal((27_300, 437, 27_737), ((long)invoice["netMinor"]!, (long)invoice["taxMinor"]!, (long)invoice["totalMinor"]!));
        Assert.Equal(("2026-11-17", "2026-12-01", "open"), ((string?)invoice["issuedOn"], (string?)invoice["dueOn"], (string?)invoice["state"]));
        Assert.Equal(-23_700, await Job.Balance(world, 2105));

        Job.No(422, "payout.empty", await treasurer.Post("/payouts", new { practice }));
        var paid = Job.Ok(201, await Job.Pay(world, 27_737, (Guid)invoice["id"]!));
        Assert.Equal(27_737, (long)paid["allocations"]![0]!["amountMinor"]!);
        Assert.Equal(((long)0, false), ((long)paid["creditMinor"]!, (bool)paid["unidentified"]!));
        Assert.Equal((0, -23_700), (await Job.Balance(world, 2105), await Job.Balance(world, 2100)));

        var payout = Job.Ok(201, await treasurer.Post("/payouts", new { practice }));
        Assert.Equal((23_700, "proposed"), ((long)payout["amountMinor"]!, (string?)payout["state"]));
        Job.No(422, "payout.empty", await treasurer.Post("/payouts", new { practice }));
        Job.No(422, "payout.same-person", await treasurer.Post($"/payouts/{payout["id"]}/approval"));
        var approved = Job.Ok(200, await second.Post($"/payouts/{payout["id"]}/approval"));
        Assert.Equal("paid", (string?)approved["state"]);
        Job.No(409, "payout.decided", await second.Post($"/payouts/{payout["id"]}/approval"));

        // Margin: 225.00 less 84 % of it; the tax is the state's.
        Assert.Equal(27_737 - 23_700, await Job.Balance(world, 1000));
        Assert.Equal((-437, -27_300, 23_700, 0), (
            await Job.Balance(world, 2200), await Job.Balance(world, 4000), await Job.Balance(world, 5000), await Job.Balance(world, 2100)));
        Assert.Equal(0, (long)Job.Ok(200, await treasurer.Get($"/invoices/{invoice["id"]}"))["openMinor"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_is_billed_twice_and_nothing_that_was_not_agreed(string engine)
    {
        await using var world = await World.Start(engine);
        var treasurer = world.As("treasurer");
        var (request, _) = await Job.Worked(world, minutes: 100, estimate: 60);

        var invoice = await Job.Invoice(world, request);
        Assert.Equal(15_000, (long)invoice["netMinor"]!);
        Job.No(422, "invoice.empty", await treasurer.Post("/invoices", new { request }));

        var (free, _) = await Job.Worked(world, minutes: 30, client: "Hollis Ranch Realty", estimate: 0);
        Job.No(422, "invoice.empty", await treasurer.Post("/invoices", new { request = free }));
        Job.No(404, "request.missing", await treasurer.Post("/invoices", new { request = Guid.CreateVersion7() }));
        Job.No(400, "invoice.what", await treasurer.Post("/invoices", new { client = world.Clients["Hollis Ranch Realty"] }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_clients_month_is_billed_on_one_invoice(string engine)
    {
        await using var world = await World.Start(engine);
        var (first, _) = await Job.Worked(world, minutes: 7);
        var (second, _) = await Job.Worked(world, minutes: 20, parts: 999);
        var invoice = Job.Ok(201, await world.As("treasurer").Post("/invoices", new
        {
            client = world.Clients["Ocotillo Bend Dental"], from = "2026-11-01", to = "2026-11-30",
        }));

        Assert.Equal(new[] { first, second }.Order(), invoice["lines"]!.AsArray().Select(l => (Guid)l!["request"]!).Distinct().Order());
        Assert.Equal(1750 + 5000 + 999, (long)invoice["netMinor"]!);
        Assert.Equal((long)invoice["totalMinor"]!, invoice["lines"]!.AsArray().Sum(l => (long)l!["netMinor"]! + (long)l["taxMinor"]!));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_retry_with_the_same_key_never_doubles(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, _) = await Job.Worked(world);
        var treasurer = world.As("treasurer");
        var (once, again) = (
            await treasurer.Post("/invoices", new { request }, "bill-1"), await treasurer.Post("/invoices", new { request }, "bill-1"));
        Assert.Equal(Job.Ok(201, once).ToJsonString(), Job.Ok(201, again).ToJsonString());

        var invoice = (Guid)once.Body!["id"]!;
        JsonNode[] paid = [Job.Ok(201, await Job.Pay(world, 1000, invoice, key: "pay-1")), Job.Ok(201, await Job.Pay(world, 1000, invoice, key: "pay-1"))];
        Assert.Equal(paid[0].ToJsonString(), paid[1].ToJsonString());
        Job.No(409, "operation.reused", await Job.Pay(world, 1001, invoice, key: "pay-1"));
        Assert.Equal(1000, await Job.Balance(world, 1000));
    }
}
