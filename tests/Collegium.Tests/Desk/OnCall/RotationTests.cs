using Collegium.Desk.OnCall;
using Collegium.Facts;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.OnCall;

/// <summary>Who is on call across practices: turns, overrides, swaps, gaps, shifts that end.</summary>
public sealed class RotationTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_and_the_program_say_who_is_on_now_and_who_is_next(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        var (_, on) = await world.As("practitioner").Get("/on-call");
        var rotation = on!["rotations"]![0]!;
        Assert.Equal("Halloran Networks", (string?)rotation["now"]!["who"]!["practiceName"]);
        Assert.Equal("Cordova Systems", (string?)rotation["next"]!["who"]!["practiceName"]);
        Assert.Equal("2026-11-23T15:00:00Z", (string?)rotation["next"]!["from"]);
        Assert.Empty(rotation["gaps"]!.AsArray());

        using var browser = await world.SignIn("steward");
        await browser.Open("/on-call");
        Assert.Contains("Person 3", browser.Text);
        await browser.Open("/desk");
        Assert.Contains("Person 3 until", browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_sets_it_up_by_form_and_a_wrong_name_is_told(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/on-call/set-up");
        (string, string)[] typed =
        [
            ("name", "Nights"), ("zone", "America/Phoenix"), ("first0", "2026-11-16"), ("handover0", "08:00"), ("days0", "7"), ("on0", "EveryDay"),
        ];
        await browser.Send("form:has([name=zone])", [.. typed, ("people0", "Person 1\nPerson Nobody")]);
        Assert.Equal(422, browser.Status);
        Assert.Contains("“Person Nobody” doesn't work in a practice in good standing.", browser.Text);
        await browser.Send("form:has([name=zone])", [.. typed, ("people0", "Person 2\nPerson 1")]);
        Assert.Equal("/on-call", browser.Address);
        Assert.Equal("Benavidez Works", await Rota.NowOn(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_person_is_put_on_for_a_span_and_taken_off_again(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        var steward = world.As("steward");
        var (status, put) = await steward.Post($"/on-call/rotations/{rotation}/overrides", new
        {
            practitioner = await Rota.Person(world, "Lindqvist IT"), from = "2026-11-17T16:00:00Z", to = "2026-11-18T16:00:00Z",
        });
        Assert.Equal(200, status);
        Assert.Equal("Lindqvist IT", await Rota.NowOn(world));
        var shift = put!["plan"]![0]!;
        Assert.Equal("override", (string?)shift["because"]);
        Assert.Equal(200, (await steward.Post($"/on-call/overrides/{shift["override"]}/end")).Status);
        Assert.Equal("Halloran Networks", await Rota.NowOn(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_swap_is_refused_then_accepted_and_the_steward_sees_it(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Halloran Networks", "Whitlock & Obi");
        var (mine, other) = (world.As("practitioner"), await Rota.Person(world, "Halloran Networks"));
        var body = new { with = other, from = "2026-11-23T15:00:00Z", to = "2026-11-30T15:00:00Z", returnFrom = "2026-11-30T15:00:00Z", returnTo = "2026-12-07T15:00:00Z" };
        var (status, offered) = await mine.Post($"/on-call/rotations/{rotation}/swaps", body);
        Assert.True(status == 200, $"{offered}");
        var partner = await Rota.Member(world, "Halloran Networks");
        Assert.False((await Told.Run(world, partner, (SwapShifts s) => s.Refuse(offered!.Id()))).Refused);
        Assert.Equal("Halloran Networks", await OnAt(world, 1));

        var (_, again) = await mine.Post($"/on-call/rotations/{rotation}/swaps", body);
        Assert.Equal("swap.missing", (string?)(await mine.Post($"/on-call/swaps/{again!["id"]}/acceptance")).Body!["code"]);
        Assert.False((await Told.Run(world, partner, (SwapShifts s) => s.Accept(again!.Id()))).Refused);
        Assert.Equal("Halloran Networks, Halloran Networks, Whitlock & Obi", $"{await OnAt(world, 0)}, {await OnAt(world, 7)}, {await OnAt(world, 14)}");
        await world.Settle();
        var mails = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind.StartsWith("swap.")).OrderBy(m => m.At).Select(m => m.Kind + " " + m.ToAddress).ToListAsync());
        Assert.Contains("swap.offered person3@members.example", mails);
        Assert.Contains("swap.refused person1@members.example", mails);
        Assert.Contains("swap.accepted steward@sonoran.example", mails);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_gap_is_found_weeks_ahead_told_once_and_closed_when_somebody_is_put_on(string engine)
    {
        await using var world = await World.Start(engine);
        var person = await Rota.Person(world, "Halloran Networks");
        var (_, rotation) = await Rota.Set(world, [new { first = "2026-11-16", handoverAt = 480, days = 7, people = new[] { person } }]);
        Assert.Empty(rotation!["gaps"]!.AsArray());
        await world.Do(s => s.GetRequiredService<MembersDoor>().BookAbsence(
            world.Practices["Halloran Networks"], null, Utc(12, 5), Utc(12, 6)));
        await world.Settle();
        var mail = Assert.Single(await Mails(world));
        Assert.Contains("Person 3 is on and booked away", mail.Text);
        await world.Pass(TimeSpan.FromDays(1));
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Single(await Mails(world));

        await world.As("steward").Post($"/on-call/rotations/{rotation["id"]}/overrides", new
        {
            practitioner = await Rota.Person(world, "Lindqvist IT"), from = Utc(12, 5), to = Utc(12, 6),
        });
        Assert.Equal(0, await world.Look(db => db.Set<Gap>().CountAsync(g => g.ClosedAt == null)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hole_in_every_day_is_told_once_and_not_daily(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Set(world, [new { first = "2026-11-16", handoverAt = 0, days = 7, from = 0, to = 1, people = new[] { await Rota.Person(world, "Halloran Networks") } }], roundTheClock: true);
        await world.Settle();
        for (var day = 0; day < 3; day++)
        {
            await world.Pass(TimeSpan.FromDays(1));
        }

        Assert.Single(await Mails(world));
        Assert.Equal(0, await world.Look(db => db.Set<Gap>().CountAsync(g => g.ClosedAt == null && g.ToUtc < world.Clock.GetUtcNow().UtcDateTime)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_leaves_or_is_suspended_drops_out_and_what_they_held_stays_counted(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        await world.Pass(TimeSpan.FromHours(10));
        await Told.Run(world, Actor.House(world.Chapter), (ChangeStanding c) => c.Suspend(world.Practices["Halloran Networks"], "A complaint is being looked into."));
        await world.Settle();
        Assert.Equal("Cordova Systems", await Rota.NowOn(world));
        var shift = Assert.Single(await world.Look(db => db.Set<Shift>().ToListAsync()));
        Assert.Equal((world.Practices["Halloran Networks"], 10), (shift.PracticeId, (int)Math.Round((shift.ToUtc - shift.FromUtc).TotalHours, MidpointRounding.ToEven)));

        await Leave(world, "Person 4");
        await world.Settle();
        Assert.Null(await Rota.NowOn(world));
        Assert.NotEmpty((await world.As("steward").Get("/on-call")).Body!["rotations"]![0]!["gaps"]!.AsArray());
        Assert.Equal(1, await world.Look(db => db.Set<Shift>().CountAsync()));
    }

    /// <summary>Both have left before anybody counted: the hours before are the first one's, those between them the second one's, in either order of the plan.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_several_who_drop_out_before_anybody_counts_each_keeps_their_own_hours(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Weekly(world, "Halloran Networks", "Cordova Systems", "Lindqvist IT");
        world.Clock.Hold(World.Morning.AddHours(2));
        await Leave(world, "Person 3");
        world.Clock.Hold(World.Morning.AddHours(5));
        await Told.Run(world, Actor.House(world.Chapter), (ChangeStanding c) => c.Suspend(world.Practices["Cordova Systems"], "A complaint is being looked into."));
        world.Clock.Hold(World.Morning.AddHours(6));
        await Leave(world, "Person 5");
        await world.Settle();
        var shifts = await world.Look(db => db.Set<Shift>().OrderBy(s => s.FromUtc).ToListAsync());
        Assert.Equal(
            ["Halloran Networks 2", "Cordova Systems 3", "Lindqvist IT 1"],
            shifts.Select(s => $"{world.Practices.Single(p => p.Value == s.PracticeId).Key} {(int)Math.Round((s.ToUtc - s.FromUtc).TotalHours, MidpointRounding.ToEven)}"));
        Assert.Null(await Rota.NowOn(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_gap_far_ahead_is_told_with_its_times(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Weekly(world, "Whitlock & Obi");
        await world.Do(s => s.GetRequiredService<MembersDoor>().BookAbsence(world.Practices["Whitlock & Obi"], null, Utc(12, 5), Utc(12, 6)));
        await world.Settle();
        using var browser = await world.SignIn("steward");
        await browser.Open("/on-call");
        Assert.Contains("Sat 5 Dec, 5:00 am", browser.Text);
    }

    private static async Task Leave(World world, string name) => await world.Do(async s =>
    {
        var person = await s.GetRequiredService<Collegium.Database.CollegiumDb>().Set<Practitioner>().SingleAsync(p => p.Name == name);
        person.Left = true;
        s.GetRequiredService<FactLog>().Append("practitioner.left", new("practitioner", person.Id) { Practice = person.PracticeId }, Sight.Practice);
        return Done.It;
    });

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_shift_that_ended_is_one_fact_however_often_it_is_looked_at_and_whatever_is_changed_later(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Halloran Networks", "Cordova Systems");
        await world.Pass(TimeSpan.FromDays(7));
        await world.Pass(TimeSpan.FromDays(1));
        var shift = Assert.Single(await world.Look(db => db.Set<Shift>().ToListAsync()));
        Assert.Equal(new DateTime(2026, 11, 23, 15, 0, 0, DateTimeKind.Utc), shift.ToUtc);
        var (status, _) = await world.As("steward").Post($"/on-call/rotations/{rotation}", new
        {
            name = "Nights", zone = "America/Phoenix", layers = new[] { Rota.Layer(await Rota.Person(world, "Lindqvist IT")) },
        });
        Assert.Equal(200, status);
        Assert.Equal("Lindqvist IT", await Rota.NowOn(world));
        Assert.Equal(["Halloran Networks", "Cordova Systems"], (await world.Look(db => db.Set<Shift>().OrderBy(s => s.FromUtc).Select(s => s.PracticeId).ToListAsync()))
            .Select(p => world.Practices.Single(n => n.Value == p).Key));
        Assert.Equal(2, (await Told.Kinds(world)).Count(k => k == "shift.finished"));
    }

    private static DateTime Utc(int month, int day) => new(2026, month, day, 12, 0, 0, DateTimeKind.Utc);

    private static Task<List<MailMessage>> Mails(World world) => world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "rotation.gap-found").ToListAsync());

    private static async Task<string?> OnAt(World world, int days)
    {
        var (_, on) = await world.As("steward").Get("/on-call");
        var at = World.Morning.AddDays(days);
        return (string?)on!["rotations"]![0]!["plan"]!.AsArray().First(s => DateTime.Parse((string)s!["to"]!, null, System.Globalization.DateTimeStyles.AdjustToUniversal) > at)!["who"]?["practiceName"];
    }
}
