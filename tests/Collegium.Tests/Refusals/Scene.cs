using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Tests.Desk;
using Collegium.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Refusals;

/// <summary>One small chapter in which everything is done wrong that can be, over HTTP, on pages or by the operations themselves.</summary>
internal abstract partial class Scene
{
    public const string Trouble = "The printer on the second floor prints blank pages since Tuesday.";
    public const string Dentist = "Ocotillo Bend Dental";
    public const string Realtor = "Hollis Ranch Realty";

    private static readonly Lazy<IReadOnlyList<WrittenRefusal>> Written = new(() => RefusalSource.In(Building.Ours));

    private readonly List<Heard> _heard = [];
    private readonly List<string> _wrong = [];

    protected World World { get; private set; } = null!;

    protected virtual CharterRules Rules => new();

    protected Actor Steward => As(Roles.Steward);

    protected Actor House => Actor.House(World.Chapter);

    public async Task<IReadOnlyList<Heard>> Play()
    {
        await using var world = World = await Start();
        await Provoke();
        Assert.True(_wrong.Count == 0, $"{GetType().Name}:\n{string.Join('\n', _wrong)}");
        return _heard;
    }

    protected virtual Task<World> Start() => World.Start(Engines.Sqlite, Rules);

    protected abstract Task Provoke();

    protected Actor As(Roles roles, string? practice = null) =>
        new(World.Chapter, roles, "Somebody") { Practice = practice is null ? null : World.Practices[practice] };

    /// <summary>The actor behind a login, signed in just now.</summary>
    protected async Task<Actor> Person(string name) =>
        (await World.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == $"{name}@sonoran.example"))).AsActor() with
        {
            SignedInAt = World.Clock.GetUtcNow().UtcDateTime,
        };

    /// <summary>What must be answered with a value, so that the next thing can go wrong.</summary>
    protected async Task<T> Yes<TOperation, T>(Actor who, Func<TOperation, Task<Result<T>>> run)
        where TOperation : notnull => (await Told.Run(World, who, run)).Value;

    protected async Task No<TOperation, T>(string code, string how, Actor who, Func<TOperation, Task<Result<T>>> run)
        where TOperation : notnull => Hear(code, how, (await Told.Run(World, who, run)).Refusal);

    protected void Hear(string code, string how, Refusal? no) =>
        Keep(no?.Code == code, code, no?.Status ?? 0, no?.Message ?? "", how);

    protected void Hear(string code, string how, (int Status, JsonNode? Body) answer) =>
        Keep((string?)answer.Body?["code"] == code, code, answer.Status, (string?)answer.Body?["detail"] ?? "", how);

    /// <summary>A page shows the sentence; that it is this code's, the source says.</summary>
    protected void Hear(string code, string how, Browser browser)
    {
        var said = browser.Page.QuerySelectorAll("[id$=-refusal], #refused p").Select(e => e.TextContent.Trim()).FirstOrDefault(e => IsOf(code, e))
            ?? browser.Page.QuerySelectorAll("h1 + p").Select(e => e.TextContent.Trim()).FirstOrDefault(e => IsOf(code, e));
        Keep(said is not null && browser.Status >= 400, code, browser.Status, said ?? $"{browser.Address}: {browser.Text}", how);
    }

    private static bool IsOf(string code, string sentence) =>
        Written.Value.Any(w => w.Code == code && w.Words.Any(words => words.Length > 3 && sentence.Contains(words, StringComparison.Ordinal)));

    private void Keep(bool fits, string code, int status, string sentence, string how)
    {
        if (fits)
        {
            _heard.Add(new Heard(code, status, Reference().Replace(sentence, "0f1e2d3c4b5a"), how));
        }
        else
        {
            _wrong.Add($"{how}: expected {code}, was {status}: {sentence}");
        }
    }

    /// <summary>The number of a bug, which is another each time.</summary>
    [GeneratedRegex("\\b[0-9a-f]{12}\\b")]
    private static partial Regex Reference();
}
