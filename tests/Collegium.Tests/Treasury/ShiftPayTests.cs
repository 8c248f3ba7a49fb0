using Collegium.Desk.OnCall;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Governance.Charters;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.OnCall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>Being on call is paid by the charter: once a shift, to the cent, payable at once.</summary>
public sealed class ShiftPayTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_turn_held_by_two_is_shared_by_the_minute_posted_once_and_paid_out(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ShiftPay = new OnCallPay(10_000, 0) });
        var rotation = await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        await world.As("steward").Post($"/on-call/rotations/{rotation}/overrides", new
        {
            practitioner = await Rota.Person(world, "Lindqvist IT"), from = "2026-11-24T15:00:00Z", to = "2026-11-25T15:00:00Z",
        });
        await world.Pass(TimeSpan.FromDays(14));
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(1));

        var shifts = await world.Look(db => db.Set<Shift>().Where(s => s.FromUtc >= World.Morning.AddDays(3)).OrderBy(s => s.FromUtc).ToListAsync());
        Assert.Equal([1_429L, 1_428L, 7_143L], shifts.Select(s => s.PayMinor));
        Assert.Equal(10_000, shifts.Sum(s => s.PayMinor));
        var treasurer = world.As("treasurer");
        var (_, balance) = await treasurer.Get("/books/trial-balance");
        Assert.Contains("2100", balance!.ToJsonString());
        var (status, payout) = await treasurer.Post("/payouts", new { practice = world.Practices["Lindqvist IT"] });
        Assert.True(status == 201, $"{payout}");
        Assert.Equal((1_428L, "On call until 25 Nov 2026"), ((long)payout!["amountMinor"]!, (string?)payout["lines"]![0]!["for"]));
        Assert.Equal(200, (await world.As("treasurer-2").Post($"/payouts/{payout["id"]}/approval")).Status);
        Assert.Equal("payout.empty", (string?)(await treasurer.Post("/payouts", new { practice = world.Practices["Lindqvist IT"] })).Body!["code"]);
        Assert.Equal(4, (await Told.Kinds(world)).Count(k => k == "share.released"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_override_outside_every_turn_is_one_shift_however_often_it_is_cut(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ShiftPay = new OnCallPay(10_000, 0) });
        var nights = new { first = "2026-11-16", handoverAt = 480, days = 7, from = 1080, to = 480, people = new[] { await Rota.Person(world, "Halloran Networks") } };
        var (status, rotation) = await Rota.Set(world, [nights]);
        Assert.True(status == 201, $"{rotation}");
        var substitute = new { practitioner = await Rota.Person(world, "Lindqvist IT"), from = "2026-11-23T15:00:00Z", to = "2026-11-30T15:00:00Z" };
        var put = await world.As("steward").Post($"/on-call/rotations/{rotation!.Id()}/overrides", substitute);
        Assert.True(put.Status is 200 or 201, $"{put.Body}");
        for (var day = 0; day < 15; day++)
        {
            await world.Pass(TimeSpan.FromDays(1));
        }

        // Seven nights of 14 hours are her turn; seven days of 10 hours are 70 of the 168 hours of her week.
        var hers = await world.Look(db => db.Set<Shift>().Where(s => s.PracticeId == world.Practices["Lindqvist IT"]).ToListAsync());
        var (inTurn, outside) = (hers.Where(s => (s.ToUtc - s.FromUtc).TotalHours > 12).ToList(), hers.Where(s => (s.ToUtc - s.FromUtc).TotalHours < 12).ToList());
        Assert.Equal((10_000, 7), (inTurn.Sum(s => s.PayMinor), outside.Count));
        Assert.InRange(outside.Sum(s => s.PayMinor), 4_160, 4_172);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_shift_is_paid_by_the_charter_of_its_end(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ShiftPay = new OnCallPay(0, 250) });
        await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        world.Clock.Hold(new DateTime(2026, 11, 23, 16, 0, 0, DateTimeKind.Utc));
        await world.Do<Done>(s =>
        {
            var rules = System.Text.Json.JsonSerializer.Serialize(new CharterRules { ShiftPay = new OnCallPay(0, 900) }, CharterRules.Json);
            s.GetRequiredService<Collegium.Database.CollegiumDb>().Add(new Charter { Id = Guid.CreateVersion7(), Number = 2, InForceFrom = world.Clock.GetUtcNow().UtcDateTime, Rules = rules });
            s.GetRequiredService<FactLog>().Append("charter.amended", new("chapter", world.Chapter), Sight.Members, new { from = 1, to = 2 });
            return Task.FromResult(Done.It);
        });
        await world.Services.GetRequiredService<FactPump>().Drain();
        await world.Settle();
        Assert.Equal(35_700, (await world.Look(db => db.Set<Shift>().SingleAsync())).PayMinor);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_hour_is_an_hour_and_nothing_is_posted_where_the_charter_pays_nothing(string engine)
    {
        await using var paid = await World.Start(engine, new CharterRules { ShiftPay = new OnCallPay(0, 250) });
        await Rota.Weekly(paid, "Halloran Networks", "Cordova Systems");
        await paid.Pass(TimeSpan.FromDays(7));
        // Since the rotation was set up on Tuesday at 9:12, until Monday at 8:00: 142 hours and 48 minutes.
        Assert.Equal(35_700, (await paid.Look(db => db.Set<Shift>().SingleAsync())).PayMinor);

        await using var unpaid = await World.Start(engine);
        await Rota.Weekly(unpaid, "Halloran Networks", "Cordova Systems");
        await unpaid.Pass(TimeSpan.FromDays(7));
        Assert.Equal(0, await unpaid.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "share.released")));
    }
}
