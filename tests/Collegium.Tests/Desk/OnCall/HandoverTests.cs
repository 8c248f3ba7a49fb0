using System.Text;
using Collegium.Desk.OnCall;
using Collegium.Mail;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.OnCall;

/// <summary>Whoever comes on is told an hour before, with what is open and what was left for them.</summary>
public sealed class HandoverTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_next_reads_an_hour_before_what_was_left_and_what_is_open(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Whitlock & Obi", "Benavidez Works");
        var at = $"/on-call/rotations/{rotation}";
        Job.Ok(200, await world.As("steward").Post("/on-call/policy", new { levels = new[] { new { kind = "rotation", who = rotation } } }));
        await world.Pass(TimeSpan.FromDays(5));
        var request = await Told.Asked(world);
        Job.No(422, "shift.no-word", await world.As("practitioner").Post($"{at}/words", new { text = " " }));
        var shown = Job.Ok(200, await world.As("practitioner").Post($"{at}/words", new { text = "The dentist’s server is slow; watch it." }));
        Assert.Equal("The dentist’s server is slow; watch it.", (string?)shown["words"]![0]!["text"]);
        Assert.Equal("shift.not-yours", (await Told.Run(world, await Rota.Member(world, "Benavidez Works"), (LeaveWord o) => o.Run(rotation, "Hello."))).Refusal!.Code);
        Job.No(403, "actor.not-allowed", await world.As("steward").Post($"{at}/words", new { text = "Hello." }));

        // Sunday, 9:12 in Phoenix; the handover is on Monday at 8:00.
        await world.Pass(TimeSpan.FromHours(21.5));
        Assert.Empty(await Letters(world));
        await world.Pass(TimeSpan.FromMinutes(20));
        var letter = Assert.Single(await Letters(world));
        Assert.Equal("person2@members.example", letter.ToAddress);
        Assert.StartsWith("Nights: you are on from 8:00 am", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Until then Person 1 is on", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Person 1 left,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("  The dentist’s server is slow; watch it.", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"Request {request["number"]}: ", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ocotillo", letter.Text, StringComparison.Ordinal);
        await world.Pass(TimeSpan.FromMinutes(30));
        Assert.Single(await Letters(world));
        await world.Pass(TimeSpan.FromDays(7));
        Assert.Equal(["person1@members.example", "person2@members.example"], (await Letters(world)).Select(m => m.ToAddress).Order());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_is_put_on_later_is_told_too_and_plan_and_shifts_are_files(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Whitlock & Obi", "Benavidez Works");
        var cordova = await Rota.Person(world, "Cordova Systems");
        await world.Settle();
        Job.Ok(200, await world.As("steward").Post($"/on-call/rotations/{rotation}/overrides", new { practitioner = cordova, from = "2026-11-17T19:00:00Z", to = "2026-11-17T21:00:00Z" }));
        await world.Settle();
        Assert.Empty(await Letters(world));
        await world.Pass(TimeSpan.FromMinutes(110));
        Assert.Equal("person4@members.example", Assert.Single(await Letters(world)).ToAddress);
        await world.Pass(TimeSpan.FromHours(2.1));
        Assert.Equal(["person1@members.example", "person4@members.example"], (await Letters(world)).Select(m => m.ToAddress).Order());
        await world.Pass(TimeSpan.FromDays(1));

        using var steward = await world.SignIn("steward");
        using var practitioner = await world.SignIn("practitioner");
        Assert.Contains("Nights,2026-", await File(steward, "/on-call?format=csv"), StringComparison.Ordinal);
        var (all, own) = (await File(steward, "/on-call/shifts?format=csv"), await File(practitioner, "/on-call/shifts?format=csv"));
        Assert.Contains("2026-11-17T19:00:00Z,2026-11-17T21:00:00Z,120,Person 4,Cordova Systems,0,USD", all, StringComparison.Ordinal);
        Assert.Contains("Whitlock & Obi", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Cordova Systems", own, StringComparison.Ordinal);

        await practitioner.Open("/on-call");
        await practitioner.Send($"#word-{rotation:N} form", ("text", "All quiet."));
        Assert.Contains("All quiet.", practitioner.Text, StringComparison.Ordinal);
    }

    private static async Task<string> File(Browser browser, string path) => Encoding.UTF8.GetString((await browser.Save(path)).Bytes);

    private static Task<List<MailMessage>> Letters(World world) => world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "shift.ahead").ToListAsync());
}
