using System.Text.RegularExpressions;
using Collegium.Desk;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk;

/// <summary>A trouble told on the public page, by somebody we know and by strangers.</summary>
public sealed partial class VisitorTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_we_know_goes_straight_through(string engine)
    {
        await using var world = await World.Start(engine);
        var told = (await Tell(world, "0@client.example")).Value;
        var request = await One(world, told.RequestId);
        Assert.Equal((RequestState.Asked, world.Clients["Ocotillo Bend Dental"]), (request.State, request.ClientId));
        Assert.NotNull(await world.Look(db => db.Set<Link>().SingleOrDefaultAsync(l => l.About == told.RequestId && l.Kind == LinkKind.Told)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_sent_twice_within_minutes_is_one_request(string engine)
    {
        await using var world = await World.Start(engine);
        var first = (await Tell(world, "0@client.example")).Value;
        await world.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(first.RequestId, (await Tell(world, "0@client.example")).Value.RequestId);
        Assert.NotEqual(first.RequestId, (await Tell(world, "0@client.example", text: "The printer smokes.")).Value.RequestId);
        Assert.NotEqual(first.RequestId, (await Tell(world, "1@client.example")).Value.RequestId);
        await world.Pass(TimeSpan.FromMinutes(10));
        Assert.NotEqual(first.RequestId, (await Tell(world, "0@client.example")).Value.RequestId);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stranger_confirms_by_one_click_and_then_members_are_asked(string engine)
    {
        await using var world = await World.Start(engine);
        var told = (await Tell(world, "dana@newfirm.example", firm: "Granite Pass Realty")).Value;
        var waiting = await One(world, told.RequestId);
        Assert.Equal((RequestState.New, "teller-unconfirmed"), (waiting.State, waiting.StewardBecause));

        var secret = Secret().Match((await ConfirmationMail(world)).Text).Groups[1].Value;
        using var browser = new Browser(world.Url);
        await browser.Open("/confirm/no-such-secret");
        Assert.Equal(404, browser.Status);
        Assert.Contains("This link no longer works", browser.Text, StringComparison.Ordinal);
        await browser.Open($"/confirm/{secret}");
        Assert.Contains("Was it you who told us?", browser.Text, StringComparison.Ordinal);
        var visitor = Actor.Visitor(world.Chapter);
        Assert.Equal("link.expired", (await Told.Run<ConfirmTeller, VisitorTold>(world, visitor, o => o.Run("no-such-secret"))).Refusal!.Code);
        Assert.False((await Told.Run<ConfirmTeller, VisitorTold>(world, visitor, o => o.Run(secret))).Refused);
        var request = await One(world, told.RequestId);
        Assert.Equal(RequestState.Asked, request.State);
        Assert.NotNull(request.ClientId);
        await browser.Send("main form");
        Assert.Contains("Nothing was confirmed", browser.Text, StringComparison.Ordinal);
        await browser.Open($"/confirm/{secret}");
        Assert.Contains("You confirmed this already", browser.Text, StringComparison.Ordinal);
        Assert.Equal("link.expired", (await Told.Run<ConfirmTeller, VisitorTold>(world, visitor, o => o.Run(secret))).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Five_wrong_codes_close_the_code(string engine)
    {
        await using var world = await World.Start(engine);
        var told = (await Tell(world, "dana@newfirm.example")).Value;
        var code = (await ConfirmationMail(world)).Subject[..6];
        var link = Told.Link(world, told.RequestId);
        var wrong = code == "000000" ? "000001" : "000000";
        Assert.Equal("request.missing", (await Code(world, Actor.Visitor(world.Chapter), told.RequestId, code)).Refusal!.Code);
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal("code.wrong", (await Code(world, link, told.RequestId, wrong)).Refusal!.Code);
        }

        Assert.Equal("code.closed", (await Code(world, link, told.RequestId, code)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_code_does_what_the_link_does_and_runs_out_with_it(string engine)
    {
        await using var world = await World.Start(engine);
        var first = (await Tell(world, "dana@newfirm.example")).Value;
        Assert.False((await Code(world, Told.Link(world, first.RequestId), first.RequestId, (await ConfirmationMail(world)).Subject[..6])).Refused);

        var second = (await Tell(world, "lee@otherfirm.example", "Lee")).Value;
        var code = (await ConfirmationMail(world)).Subject[..6];
        await world.Pass(TimeSpan.FromHours(25));
        Assert.Equal("link.expired", (await Code(world, Told.Link(world, second.RequestId), second.RequestId, code)).Refusal!.Code);
        Assert.Equal(RequestState.Refused, (await One(world, second.RequestId)).State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_strangers_number_is_rung_back_and_a_known_firms_name_proves_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var phoned = (await Tell(world, "(602) 555-0188")).Value;
        Assert.Contains("request.steward-called", await Told.Kinds(world, phoned.RequestId));
        Assert.False((await Told.Run<ConfirmTellerByPhone, Request>(world, Told.Steward(world), o => o.Run(phoned.RequestId))).Refused);
        Assert.Equal(RequestState.Asked, (await One(world, phoned.RequestId)).State);

        var posing = (await Tell(world, "mallory@elsewhere.example", "Mallory", "Tarrow & Pell, Attorneys")).Value;
        var secret = Secret().Match((await ConfirmationMail(world)).Text).Groups[1].Value;
        Assert.False((await Told.Run<ConfirmTeller, VisitorTold>(world, Actor.Visitor(world.Chapter), o => o.Run(secret))).Refused);
        var request = await One(world, posing.RequestId);
        Assert.Equal(((Guid?)null, "firm-known"), (request.ClientId, request.StewardBecause));
        var lawyers = world.Clients["Tarrow & Pell, Attorneys"];
        Assert.False((await Told.Run<ConfirmTellerByPhone, Request>(world, Told.Steward(world), o => o.Run(posing.RequestId, lawyers))).Refused);
        Assert.Equal(lawyers, (await One(world, posing.RequestId)).ClientId);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_address_tells_so_many_an_hour_and_no_more(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { MostToldAnHour = 2 });
        Assert.False((await Tell(world, "dana@newfirm.example")).Refused);
        Assert.False((await Tell(world, "DANA@newfirm.example")).Refused);
        var no = (await Tell(world, "dana@newfirm.example")).Refusal!;
        Assert.Equal(("request.too-many", 429, TimeSpan.FromHours(1)), (no.Code, no.Status, no.RetryAfter));
        Assert.False((await Tell(world, "lee@newfirm.example")).Refused);
        await world.Pass(TimeSpan.FromMinutes(61));
        Assert.False((await Tell(world, "dana@newfirm.example")).Refused);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_cannot_be_a_name_or_a_way_to_answer_is_refused_beside_its_field(string engine)
    {
        await using var world = await World.Start(engine);
        foreach (var (reach, name, firm, code) in new[]
        {
            ("", "Dana", "", "teller.no-reach"), ("dana@", "Dana", "", "teller.no-reach"), ("call me", "Dana", "", "teller.no-reach"),
            ("12345", "Dana", "", "teller.no-reach"), ("a@b.example\r\nBcc: x@y.example", "Dana", "", "teller.no-reach"),
            ("dana@newfirm.example", " ", "", "teller.no-name"), ("dana@newfirm.example", new string('d', 1_000_000), "", "teller.no-name"),
            ("dana@newfirm.example", "Dana", new string('f', 500), "teller.long-firm"),
        })
        {
            Assert.Equal(code, (await Tell(world, reach, name, firm)).Refusal!.Code);
        }

        Assert.Equal("request.empty", (await Tell(world, "dana@newfirm.example", text: "")).Refusal!.Code);
    }

    private static Task<Result<VisitorTold>> Tell(
        World world, string reach, string name = "Dana Reyes", string? firm = null, string text = "The printer in the front office prints nothing, paper jam.") =>
        Told.Run<TellAsVisitor, VisitorTold>(
            world, Actor.Visitor(world.Chapter), o => o.Run(new VisitorTelling(text, "hindered", name, reach, firm)));

    private static Task<Result<VisitorTold>> Code(World world, Actor actor, Guid request, string code) =>
        Told.Run<ConfirmTeller, VisitorTold>(world, actor, o => o.RunCode(request, code));

    private static Task<MailMessage> ConfirmationMail(World world) => world.Look(db =>
        db.Set<MailMessage>().Where(m => m.Kind == "request-confirm").OrderByDescending(m => m.Id).FirstAsync());

    private static Task<Request> One(World world, Guid id) => world.Look(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == id));

    [GeneratedRegex("/confirm/(\\S+)")]
    private static partial Regex Secret();
}
