using Collegium.Database;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Applications;
using Collegium.Tests.Members.Vouching;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>Who is out acts for the practice no more, by page or by key, and still reads its own case.</summary>
public sealed class OutTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Expelled_its_people_lose_session_and_keys_and_keep_the_way_to_their_case(string engine)
    {
        await using var stage = await Set(engine);
        var (world, practice) = (stage.World, stage.World.Practices[Respondent]);
        await stage.Called();
        await stage.Heard();
        using var before = await world.SignInAs(practice);
        await stage.Decided("expulsion");

        // Suspended until nothing can be appealed: the log-in stays, its word and its work don't.
        await before.Open("/offers");
        Assert.Equal(200, before.Status);
        Assert.Equal(200, (await stage.As(Respondent).Get("/requests")).Status);
        var words = new Words(world);
        Assert.Equal("vouch.not-full", (await words.Vouch(practice, await words.Practice("Ostrander IT"))).Refusal?.Code);
        Assert.Equal("practice.off-rotation", (await world.Do(async s => (await s.GetRequiredService<MembersDoor>().MayTakeWork(practice, new DateOnly(2026, 12, 1)))!)).Code);
        await before.Open($"/conduct/{stage.Number}");
        Assert.NotNull(before.Page.QuerySelector("#appeal form"));

        await world.Pass(TimeSpan.FromDays(30.1));
        Assert.Equal(Standing.Expelled, await stage.StandingOf(Respondent));
        await before.Open("/offers");
        Assert.StartsWith("/sign-in", before.Address, StringComparison.Ordinal);
        Assert.Equal(401, (await stage.As(Respondent).Get("/requests")).Status);

        using var after = await world.SignInAs(practice);
        Assert.Equal("/conduct", after.Address);
        Assert.Null(after.Page.QuerySelector("a.find"));
        await after.Open($"/conduct/{stage.Number}");
        Assert.Equal(200, after.Status);
        Assert.Contains("Expulsion", after.Text, StringComparison.Ordinal);
        foreach (var closed in new[] { "/offers", "/work", "/members", "/ballots", "/vouches", "/keys", "/find", "/conduct/new" })
        {
            await after.Open(closed);
            Assert.Equal((closed, 403), (closed, after.Status));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_an_expelled_practice_has_open_is_the_desks_to_give_to_others(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, mine) = await Told.Accepted(world);
        var number = (int)(await world.As("steward").Get(mine)).Body!["number"]!;
        var practice = world.Practices["Whitlock & Obi"];
        await world.Do<Done>(async s =>
        {
            var held = await s.GetRequiredService<CollegiumDb>().Set<Practice>().SingleAsync(p => p.Id == practice);
            await s.GetRequiredService<ExpelPractice>().Run(held, "conduct:1");
            return Done.It;
        });
        await world.Settle();
        var letter = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "practice.expelled"));
        Assert.Equal("steward@sonoran.example", letter.ToAddress);
        Assert.EndsWith($"/requests/{number}", letter.Text.Split("\n\n")[2], StringComparison.Ordinal);
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/members/{practice}");
        Assert.Contains($"Request {number}", secretary.Page.QuerySelector("#gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_out_reaches_the_own_cases_and_nothing_else()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var former = new Actor(world.Chapter, Roles.Former, "Somebody") { Login = Guid.CreateVersion7(), Practice = Guid.CreateVersion7() };
        var open = world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<AllowAttribute>() is { Anyone: false } allow && allow.Permits(former)).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order();
        Assert.Equal(["/conduct", "/conduct/{Number:int}", "/conduct/{Number:int}/file", "/conduct/{number:int}.pdf", "/home"], open.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_resigns_while_a_case_runs_still_answers_in_it(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Noticed();
        await Resign(stage.World, Respondent);
        Assert.Equal(401, (await stage.As(Respondent).Get("/requests")).Status);
        using var them = await stage.World.SignInAs(stage.World.Practices[Respondent]);
        await them.Open($"/conduct/{stage.Number}");
        await them.Send("#reply form", ("text", "It was the client's own wish."));
        Assert.Equal(200, them.Status);
        Assert.Equal(3, (await stage.Seats("called")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_resigns_otherwise_has_no_way_in_any_more(string engine)
    {
        await using var stage = await Set(engine);
        await Resign(stage.World, Respondent);
        Assert.Equal(401, (await stage.As(Respondent).Get("/requests")).Status);
        Assert.Equal(Roles.None, await stage.World.Look(db => db.Set<Login>().Where(l => l.Email == "person4@members.example").Select(l => l.Roles).SingleAsync()));
    }

    private static async Task Resign(World world, string practice)
    {
        var actor = new Actor(world.Chapter, Roles.Practitioner, "Somebody") { Practice = world.Practices[practice], Login = Guid.CreateVersion7() };
        Assert.False((await Told.Run(world, actor, (ResignPractice o) => o.Run(world.Practices[practice], practice))).Refused);
    }
}
