using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Start.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>From an empty database to the first request, by the pages alone.</summary>
public sealed class SetupTests
{
    private const string Form = "form:has([name=step])";

    private static readonly (string, string)[] Chapter =
    [
        ("chapter.name", "Mesa Verde IT"), ("chapter.phone", "602-555-0190"), ("chapter.mail", "desk@mesa.example"), ("chapter.address", "4 Adobe Way"),
        ("chapter.city", "Phoenix"), ("chapter.place", "33.4484, -112.0740"), ("chapter.zone", "America/Phoenix"),
    ];

    private static readonly (string, string)[] Rules =
    [
        ("rules.form", "cooperative"), ("rules.price", "140"), ("rules.share", "80"), ("rules.days", "21"), ("rules.tax-work", "0"), ("rules.tax-parts", "8.6"),
        ("rules.founding", "5"),
    ];

    private static readonly (string, string)[] Officers =
    [
        ("officers.steward", "0.0"), ("officers.treasurer", "0.0"), ("officers.second", "1.0"), ("officers.secretary", "1.0"), ("officers.administrator", "0.0"),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Four_steps_lead_from_an_empty_database_to_the_first_request(string engine)
    {
        await using var world = await World.Fresh(engine);
        using var founder = new Browser(world.Url);
        await founder.Open("/desk/anything");
        await founder.Open("/");
        Assert.Equal("/setup", founder.Address);

        await Go(founder, [.. Chapter, ("chapter.code", world.Services.GetRequiredService<SetupCode>().Words)]);
        await Go(founder, Rules);
        await Go(founder, [.. Practice(0, "Okafor Desk", "Ruth Okafor", "ruth@okafor.example")], "add-practice");
        await Go(founder, [.. Practice(0, "Okafor Desk", "Ruth Okafor", "ruth@okafor.example"), .. Practice(1, "Haddad Works", "Noor Haddad", "noor@haddad.example")]);
        await Go(founder, Officers);

        Assert.True(founder.Text.Contains("Mesa Verde IT is founded", StringComparison.Ordinal), founder.Text);
        Assert.Contains("founding period", founder.Text);
        var login = await Find(world, "ruth@okafor.example");
        Assert.Equal(Roles.Practitioner | Roles.Steward | Roles.Treasurer | Roles.Administrator, login.Roles);
        var key = await InChapter(world, login.ChapterId, s => Task.FromResult(s.GetRequiredService<Accounts>().AddKey(login.Id, "first")));
        await InChapter(world, login.ChapterId, s => s.GetRequiredService<ClientsDoor>().Add(
            new NewClient("Larkspur Realty", Trade.Realty, "Mesa", "7 Larkspur Way", (33.42, -111.83), 4, [("Ana Ruiz", "ana@larkspur.example", "602-555-0777")])));
        var (status, request) = await new Api(world.Url, key).Post("/requests", new
        {
            client = "Larkspur Realty", text = "The printer at the front desk only prints blank pages since this morning.", impact = "hindered",
        });
        Assert.True(status == 201, $"{status}: {request}");
        Assert.Equal("asked", (string?)request!["state"]);
        Assert.Equal(["Haddad Works", "Okafor Desk"], request["offers"]!.AsArray().Select(o => (string)o!["practice"]!["name"]!).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_typed_is_lost_when_a_step_is_refused(string engine)
    {
        await using var world = await World.Fresh(engine);
        using var founder = new Browser(world.Url);
        await founder.Open("/setup");
        await Go(founder, [.. Chapter, ("chapter.code", "guessed")]);

        Assert.Equal(422, founder.Status);
        Assert.Contains("console", founder.Page.QuerySelector("#chapter-code-refusal")!.TextContent);
        Assert.Equal("Mesa Verde IT", founder.Page.QuerySelector("#chapter-name")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Skipping_to_the_end_meets_the_code_all_the_same(string engine)
    {
        await using var world = await World.Fresh(engine);
        using var stranger = new Browser(world.Url);
        await stranger.Open("/setup");
        await Go(stranger, [("step", "4"), .. Chapter, .. Rules, .. Practice(0, "X", "Y", "y@x.example"), .. Officers]);

        Assert.Equal(422, stranger.Status);
        Assert.NotNull(stranger.Page.QuerySelector("#chapter-code-refusal"));
        Assert.Empty(await world.Look(db => db.Set<Fact>().IgnoreQueryFilters().ToListAsync()));
    }

    [Fact]
    public async Task A_served_chapter_cannot_be_set_up_again()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var stranger = new Browser(world.Url);
        await stranger.Open("/setup");
        Assert.Equal("/", stranger.Address);
    }

    [Theory]
    [InlineData("chapter.zone", "Mars/Olympus")]
    [InlineData("chapter.place", "somewhere")]
    [InlineData("chapter.place", "91, 0")]
    [InlineData("chapter.mail", "nobody")]
    [InlineData("chapter.name", "")]
    public async Task Each_field_says_what_is_wrong_with_it(string field, string value)
    {
        await using var world = await World.Fresh(Engines.Sqlite);
        using var founder = new Browser(world.Url);
        await founder.Open("/setup");
        await Go(founder, [.. Chapter.Where(c => c.Item1 != field), ("chapter.code", world.Services.GetRequiredService<SetupCode>().Words), (field, value)]);

        Assert.Equal(422, founder.Status);
        Assert.NotNull(founder.Page.QuerySelector($"#{field.Replace('.', '-')}-refusal"));
    }

    private static IEnumerable<(string, string)> Practice(int i, string name, string person, string mail) =>
    [
        ($"practices.{i}.name", name), ($"practices.{i}.phone", "602-555-0111"), ($"practices.{i}.insured", "2027-06-30"),
        ($"practices.{i}.0.name", person), ($"practices.{i}.0.mail", mail), ($"practices.{i}.0.skills", "printing"),
    ];

    private static Task Go(Browser browser, IEnumerable<(string, string)> typed, string go = "next") => browser.Send(Form, [.. typed, ("go", go)]);

    private static Task<Login> Find(World world, string mail) => world.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == mail));

    private static Task<T> InChapter<T>(World world, Guid chapter, Func<IServiceProvider, Task<T>> work) => world.Do(work, Actor.House(chapter));
}
