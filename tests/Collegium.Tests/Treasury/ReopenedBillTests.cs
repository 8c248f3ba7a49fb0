using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Tests.Desk;

namespace Collegium.Tests.Treasury;

/// <summary>A request opened again after its bill: an estimate speaks of all of it, and what was billed is never billed again.</summary>
public sealed class ReopenedBillTests
{
    private const long Hour = 15_000;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_invoiced_is_taken_off_whatever_is_estimated_later(string engine)
    {
        await using var world = await World.Start(engine);
        var (request, _) = await Job.Worked(world, minutes: 90, parts: 4_800);
        var first = await Invoice(world, request);
        Assert.Equal((Hour * 3 / 2) + 4_800, first.Net);
        Job.No(422, "invoice.empty", await world.As("treasurer").Post("/invoices", new { request }));

        await Reopen(world, request);
        await Agree(world, request, minutes: 120, parts: 4_800);
        await Work(world, request, 60);
        Assert.Equal(Hour / 2, (await Invoice(world, request)).Net);

        await Reopen(world, request);
        await Agree(world, request, minutes: 120, parts: 3_000);
        Job.No(422, "invoice.empty", await world.As("treasurer").Post("/invoices", new { request }));
        await Agree(world, request, minutes: 150, parts: 6_000);
        await Work(world, request, 30);
        Assert.Equal((Hour / 2) + 1_200, (await Invoice(world, request)).Net);
        Job.No(422, "invoice.empty", await world.As("treasurer").Post("/invoices", new { request }));
    }

    private static async Task Reopen(World world, Guid request)
    {
        Job.Ok(200, await world.As("steward").Post($"/requests/{request}/completion", new { note = "Fixed" }));
        await world.Pass(TimeSpan.FromMinutes(5));
        Assert.False((await Told.Run<ReopenRequest, Request>(world, Told.Steward(world), o => o.Run(request, "Dark again."))).Refused);
    }

    private static async Task Agree(World world, Guid request, int minutes, long parts)
    {
        var steward = world.As("steward");
        Job.Ok(200, await steward.Post($"/requests/{request}/estimate", new { minutesFrom = 1, minutesTo = minutes, partsMinor = parts, note = "All of it." }));
        await world.Pass(TimeSpan.FromMinutes(1));
        Job.Ok(200, await steward.Post($"/requests/{request}/approval"));
    }

    private static async Task Work(World world, Guid request, int minutes) =>
        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes, note = "Looked at it again." }));

    private static async Task<(Guid Id, long Net)> Invoice(World world, Guid request)
    {
        var invoice = await Job.Invoice(world, request);
        return ((Guid)invoice["id"]!, invoice["lines"]!.AsArray().Sum(l => (long)l!["netMinor"]!));
    }
}
