using Collegium.Desk.Requests;
using Collegium.Mail;
using Collegium.Tests.Desk.Referrals;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk;

/// <summary>A member with a client on the phone tells it for them: for clients the practice works for, and for no others.</summary>
public sealed class MemberTellsTests
{
    private const string Dentist = "Ocotillo Bend Dental";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_is_asked_around_like_any_other_and_only_for_clients_the_practice_works_for(string engine)
    {
        await using var world = await World.Start(engine);
        var mine = world.As("practitioner");
        Assert.Equal("client.not-served", (string?)(await mine.Post("/requests", Trouble(Dentist))).Body!["code"]);

        await Referring.Held(world);
        var (status, told) = await mine.Post("/requests", Trouble(Dentist));
        Assert.Equal((201, "asked"), (status, (string?)told!["state"]));
        Assert.All(told["offers"]!.AsArray(), o => Assert.Equal(world.Practices[Referring.Own], o!["practice"]!.Id()));
        Assert.Equal(3, (await world.As("steward").Get($"/requests/{told["id"]}")).Body!["offers"]!.AsArray().Count);
        Assert.Equal("client.not-served", (string?)(await mine.Post("/requests", Trouble("Tarrow & Pell, Attorneys"))).Body!["code"]);
        Assert.Equal("client.not-served", (string?)(await mine.Post("/requests", Trouble("Nobody & Sons"))).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_puts_nobody_among_the_clients_people(string engine)
    {
        await using var world = await World.Start(engine);
        await Referring.Held(world);
        var mine = world.As("practitioner");
        var (_, no) = await mine.Post("/requests", Trouble(Dentist, new { name = "Jonas Whitlock", mail = "jonas@elsewhere.example" }));
        Assert.Equal("contact.not-known", (string?)no!["code"]);
        var (_, told) = await mine.Post("/requests", Trouble(Dentist, new { name = "contact of ocotillo bend dental" }));
        Assert.NotNull(await world.Look(db => db.Set<Request>().Where(r => r.Id == told!.Id("id")).Select(r => r.ContactId).SingleAsync()));
        await world.Settle();
        Assert.Equal(0, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.ToAddress == "jonas@elsewhere.example")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_says_by_when_the_client_hears(string engine)
    {
        await using var world = await World.Start(engine);
        using var member = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await member.Open("/work/new");
        Assert.Contains("You work for nobody yet", member.Text, StringComparison.Ordinal);

        await Referring.Held(world);
        await member.Open("/work/new");
        await member.Send("main form[method=post]", ("client", "Somebody else"), ("text", "The label printer jams."), ("impact", "hindered"));
        Assert.Equal(422, member.Status);
        Assert.Contains("works for no client of that name", member.Text, StringComparison.Ordinal);
        await member.Send("main form[method=post]", ("client", Dentist), ("text", "The x-ray pictures are missing again on every computer."), ("impact", "hindered"));
        Assert.StartsWith("/work?told=", member.Address, StringComparison.Ordinal);
        Assert.Contains("they hear from someone by", member.Text, StringComparison.Ordinal);
        await member.Open("/work?told=999999");
        Assert.DoesNotContain("is told", member.Text, StringComparison.Ordinal);
    }

    private static object Trouble(string client, object? contact = null) => new
    {
        client,
        text = "Since this morning the x-ray machine no longer sends its pictures to our computers.",
        impact = "stopped",
        contact,
    };
}
