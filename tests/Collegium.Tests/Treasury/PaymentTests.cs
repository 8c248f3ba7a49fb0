using Collegium.Treasury;
using Collegium.Treasury.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>Money as it comes in: in part, too much, from nobody knows whom, or not money at all.</summary>
public sealed class PaymentTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Part_by_part_the_member_gets_its_part_and_the_last_cent_with_the_last_payment(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, practice) = await Job.Worked(world, minutes: 100);
        var invoice = await Job.Invoice(world, request);
        var (id, total) = ((Guid)invoice["id"]!, (long)invoice["totalMinor"]!);
        Assert.Equal(25_000, total);

        Job.Ok(201, await Job.Pay(world, 8_333, id));
        Assert.Equal(-(21_000L * 8_333 / 25_000), await Job.Balance(world, 2100));
        Assert.Equal("part-paid", (string?)Job.Ok(200, await world.As("treasurer").Get($"/invoices/{id}"))["state"]);
        Job.Ok(201, await Job.Pay(world, 1, id));
        Job.Ok(201, await Job.Pay(world, total - 8_334, id));
        Assert.Equal((-21_000, 0), (await Job.Balance(world, 2100), await Job.Balance(world, 2105)));
        var owed = await Look(world, t => t.OwedTo(practice));
        Assert.Equal((0, 21_000, 0, 0), (owed.ConditionalMinor, owed.PayableMinor, owed.ProposedMinor, owed.PaidMinor));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Too_much_becomes_the_clients_credit_and_pays_the_next_bill(string engine)
    {
        await using var world = await World.Start(engine);
        var client = world.Clients["Ocotillo Bend Dental"];
        var (first, _) = await Job.Worked(world, minutes: 60);
        var invoice = await Job.Invoice(world, first);
        var paid = Job.Ok(201, await Job.Pay(world, 20_000, (Guid)invoice["id"]!));
        Assert.Equal(5_000, (long)paid["creditMinor"]!);
        Assert.Equal(-5_000, await Job.Balance(world, 2030));

        var (second, _) = await Job.Worked(world, minutes: 60);
        var next = await Job.Invoice(world, second);
        Assert.Equal(5_000, (await world.Do(s => s.GetRequiredService<TreasuryWork>().ApplyCredit(client))).Value);
        Assert.Equal(10_000, (long)Job.Ok(200, await world.As("treasurer").Get($"/invoices/{next["id"]}"))["openMinor"]!);
        Assert.Equal(0, await Job.Balance(world, 2030));
        Assert.Equal("credit.nothing-to-apply", await Refused(world, s => s.GetRequiredService<TreasuryWork>().ApplyCredit(client)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_who_names_no_invoice_pays_the_oldest_due(string engine)
    {
        await using var world = await World.Start(engine);
        var (first, _) = await Job.Worked(world, minutes: 60);
        var older = await Job.Invoice(world, first);
        world.Clock.Hold(World.Morning.AddDays(3));
        var (second, _) = await Job.Worked(world, minutes: 60);
        var newer = await Job.Invoice(world, second);

        var paid = Job.Ok(201, await Job.Pay(world, 20_000, client: world.Clients["Ocotillo Bend Dental"]));
        Assert.Equal(
            [((string?)older["id"], 15_000L), ((string?)newer["id"], 5_000L)],
            paid["allocations"]!.AsArray().Select(a => ((string?)a!["invoice"]!["id"], (long)a["amountMinor"]!)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_payment_from_nobody_knows_whom_waits_until_it_is_identified(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, _) = await Job.Worked(world, minutes: 60);
        var invoice = (Guid)(await Job.Invoice(world, request))["id"]!;
        var paid = Job.Ok(201, await Job.Pay(world, 15_000));
        Assert.True((bool)paid["unidentified"]!);
        Assert.Equal(-15_000, await Job.Balance(world, 2090));

        var id = (Guid)paid["id"]!;
        Assert.Equal("payment.whose", await Refused(world, s => s.GetRequiredService<TreasuryWork>().Identify(id, null, null)));
        await world.Do(s => s.GetRequiredService<TreasuryWork>().Identify(id, null, invoice));
        Assert.Equal((0, 0, -12_600), (await Job.Balance(world, 2090), await Job.Balance(world, 1100), await Job.Balance(world, 2100)));
        Assert.Equal("payment.identified", await Refused(world, s => s.GetRequiredService<TreasuryWork>().Identify(id, null, invoice)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_not_money_of_this_book_and_of_our_days_is_refused(string engine)
    {
        await using var world = await World.Start(engine);
        var client = world.Clients["Ocotillo Bend Dental"];
        foreach (var currency in new[] { "EUR", "XAU1", "usd", "" })
        {
            Job.No(422, "payment.currency", await Job.Pay(world, 100, client: client, currency: currency));
        }

        foreach (var means in new[] { "barter", "chickens", "", "Transfer" })
        {
            Job.No(422, "payment.not-money", await Job.Pay(world, 100, client: client, means: means));
        }

        foreach (var day in new[] { "1926-11-17", "2126-11-17", "2026-11-18", "17.11.2026", "" })
        {
            Job.No(422, "payment.day", await Job.Pay(world, 100, client: client, day: day));
        }

        foreach (var minor in new[] { 0, -45, long.MaxValue })
        {
            Job.No(422, "payment.amount", await Job.Pay(world, minor, client: client));
        }

        var (request, _) = await Job.Worked(world);
        var invoice = (Guid)(await Job.Invoice(world, request))["id"]!;
        Job.No(422, "payment.other-client", await Job.Pay(world, 100, invoice, world.Clients["Hollis Ranch Realty"]));
        Job.No(404, "client.missing", await Job.Pay(world, 100, client: Guid.CreateVersion7()));
        Job.No(404, "invoice.missing", await Job.Pay(world, 100, Guid.CreateVersion7()));
        Assert.Equal(0, await Job.Balance(world, 1000));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_halves_at_once_pay_an_invoice_exactly(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, _) = await Job.Worked(world, minutes: 60);
        var invoice = (Guid)(await Job.Invoice(world, request))["id"]!;
        var paid = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Job.Pay(world, 5_000, invoice)));

        Assert.All(paid, p => Job.Ok(201, p));
        Assert.Equal(15_000, paid.Sum(p => (long)p.Body!["creditMinor"]!));
        Assert.Equal((30_000, 0, -15_000, -12_600), (
            await Job.Balance(world, 1000), await Job.Balance(world, 1100), await Job.Balance(world, 2030), await Job.Balance(world, 2100)));
    }

    private static Task<T> Look<T>(World world, Func<TreasuryDoor, Task<T>> read) => world.Do(s => read(s.GetRequiredService<TreasuryDoor>()));

    private static async Task<string?> Refused<T>(World world, Func<IServiceProvider, Task<Result<T>>> step) => (await world.Do(step)).Refusal?.Code;
}
