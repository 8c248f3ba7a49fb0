using System.Text.Json.Nodes;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Conduct;

/// <summary>A chapter of eight practices, each with somebody who signs in, and a case brought as far as a test needs it.</summary>
internal sealed class ConductStage(World world) : IAsyncDisposable
{
    public const string Respondent = "Cordova Systems";
    public const string Complainant = "Lindqvist IT";
    public const string Words = "He sold me a licence in the middle of a job for my own client, Marisol Reyna.";

    private readonly Dictionary<Guid, string> _keys = [];

    public World World => world;

    public Guid Case { get; private set; }

    public int Number { get; private set; }

    public string At => $"/conduct/{Case}";

    public Api Secretary => world.As("secretary");

    public static async Task<ConductStage> Set(string engine, ConductTerms? terms = null, int practices = 8) =>
        await On(await World.Start(engine, new CharterRules { Conduct = terms ?? new() }), practices);

    public static async Task<ConductStage> On(World world, int practices = 8)
    {
        var stage = new ConductStage(world);
        await world.Do<Done>(async s =>
        {
            foreach (var more in Enumerable.Range(6, practices - 5))
            {
                var person = new NewPractitioner($"Person {more}", $"person{more}@members.example", $"602-555-01{more:00}", [("mail", 60)]);
                world.Practices[$"Practice {more}"] = (await s.GetRequiredService<MembersDoor>().Add(
                    new($"Practice {more}", "Tucson", $"{more} Elm St", 32.2, -110.9, "520-555-0100", $"office{more}@members.example", new DateOnly(2027, 12, 30), [person]),
                    Standing.Full, "founded")).Value;
            }

            return Done.It;
        });
        await world.Do<Done>(async s =>
        {
            var (db, accounts) = (s.GetRequiredService<Collegium.Database.CollegiumDb>(), s.GetRequiredService<Accounts>());
            foreach (var person in await db.Set<Practitioner>().ToListAsync())
            {
                var login = await db.Set<Login>().FirstOrDefaultAsync(l => l.PractitionerId == person.Id)
                    ?? accounts.Add(person.Mail, person.Name, Roles.Practitioner, person.PracticeId, person.Id);
                stage._keys[person.PracticeId] = accounts.AddKey(login.Id, "conduct");
            }

            return Done.It;
        });
        return stage;
    }

    public Api As(string practice) => As(world.Practices[practice]);

    public Api As(Guid practice) => new(world.Url, _keys[practice]);

    /// <summary>The complaint of one member about another.</summary>
    public async Task Filed(string by = Complainant)
    {
        var made = await Must(As(by).Post("/conduct", new { practice = world.Practices[Respondent], grounds = new[] { "solicitation" }, text = Words }), 201);
        (Case, Number) = (made.Id(), (int)made["number"]!);
    }

    public async Task Noticed()
    {
        await Filed();
        await Must(Secretary.Post($"{At}/notice", new { grounds = new[] { "solicitation", "undeclared-interest" }, text = "You are said to have sold a licence to a member." }));
    }

    /// <summary>Replied to, and the panel of the first round is called.</summary>
    public async Task Called()
    {
        await Noticed();
        await Must(As(Respondent).Post($"{At}/reply", new { text = "It was the client's own wish." }));
    }

    /// <summary>Everybody called has declared, the day has come, and it was heard.</summary>
    public async Task Heard()
    {
        foreach (var one in await Seats("called"))
        {
            await Must(As(one).Post($"{At}/declaration", new { interest = false }));
        }

        await world.Pass(TimeSpan.FromDays(7.1));
        await Must(As((await Seats("sitting"))[0]).Post($"{At}/hearing", new { text = "Both sides were heard." }));
    }

    /// <summary>One proposes, another agrees: carried.</summary>
    public async Task Decided(string sanction, int? days = null)
    {
        var sitting = await Seats("sitting");
        var shown = await Must(As(sitting[0]).Post($"{At}/decisions", new { sanction, days, text = "It is shown by the invoice, and he doesn't deny it." }));
        var proposal = shown["decisions"]!.AsArray().Single(d => d!["carriedAt"] is null)!;
        await Must(As(sitting[1]).Post($"{At}/agreement", new { decision = proposal.Id() }));
    }

    /// <summary>Practices with a place in the round now running, by what they declared.</summary>
    public async Task<IReadOnlyList<Guid>> Seats(string state)
    {
        var shown = await Must(Secretary.Get(At));
        return [.. shown["seats"]!.AsArray().Where(s => (int)s!["round"]! == (int)shown["round"]! && (string)s["state"]! == state && s["practice"] is not null)
            .Select(s => Guid.Parse((string)s!["practice"]!))];
    }

    public async Task<JsonNode> Seen(Api by) => await Must(by.Get(At));

    public Task<Standing> StandingOf(string practice) =>
        world.Look(db => db.Set<Practice>().AsNoTracking().Where(p => p.Id == world.Practices[practice]).Select(p => p.Standing).SingleAsync());

    public Task<List<Fact>> Facts() => world.Look(db => db.Set<Fact>().AsNoTracking().Where(f => f.Kind.StartsWith("conduct.")).OrderBy(f => f.Seq).ToListAsync());

    public static async Task<JsonNode> Must(Task<(int Status, JsonNode? Body)> asked, int status = 200)
    {
        var answer = await asked;
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Body}");
        return answer.Body!;
    }

    public static async Task Refused(string code, Task<(int Status, JsonNode? Body)> asked) => Assert.Equal(code, (string?)(await asked).Body?["code"]);

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
