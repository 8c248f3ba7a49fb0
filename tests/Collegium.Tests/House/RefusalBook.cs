using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Collegium.Tests.House;

/// <summary>
/// The refusal book, docs/refusals.md: what the house says when it says no. COLLEGIUM_WRITE_BOOK=1 writes it anew; otherwise the
/// committed book must be the one that follows from the code.
/// </summary>
public sealed class RefusalBook
{
    private static readonly string Book = Path.Combine(Building.Root, "docs", "refusals.md");

    [Fact]
    public void Every_refusal_is_a_whole_sentence_with_a_code_of_noun_and_reason()
    {
        var bad = Said.All().Where(r => r.Message != "X").Where(r => RefusalRules.Fault(r.Message) is not null || !r.Code.Contains('.', StringComparison.Ordinal)).Select(r => $"{r.Code}: {RefusalRules.Fault(r.Message)}: {r.Message}");
        Assert.Empty(bad);
    }

    [Fact]
    public async Task Provoked_over_the_api_each_answers_with_its_code_and_status()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var wrong = new List<string>();
        foreach (var provocation in Provocation.All)
        {
            var (status, body) = await provocation.Try(world);
            if ((string?)body?["code"] != provocation.Code || RefusalRules.Fault((string)body!["detail"]!) is not null)
            {
                wrong.Add($"{provocation.How}: {status} {body?.ToJsonString()}, expected {provocation.Code}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_committed_book_is_the_one_that_follows_from_the_code()
    {
        var book = Written();
        if (Environment.GetEnvironmentVariable("COLLEGIUM_WRITE_BOOK") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Book)!);
            File.WriteAllText(Book, book);
        }

        Assert.Equal(book, File.Exists(Book) ? File.ReadAllText(Book) : "");
    }

    private static string Written()
    {
        var how = Provocation.All.ToLookup(p => p.Code, p => p.How);
        var text = new StringBuilder("# What the house says when it says no\n\n");
        text.Append("Written by `tests/Collegium.Tests/House/RefusalBook.cs`; X and 7 stand for the values that were wrong.\n\n");
        text.Append("| code | status | sentence | provoked by |\n|---|---|---|---|\n");
        foreach (var no in Said.All())
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{no.Code}` | {no.Status} | {no.Message.Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join("; ", how[no.Code])} |\n");
        }

        return text.ToString();
    }
}

/// <summary>Something that must be refused, over the API, in a fresh small chapter.</summary>
internal sealed record Provocation(string Code, string How, Func<World, Task<(int Status, JsonNode? Body)>> Try)
{
    private const string Text = "The printer on the second floor prints blank pages since Tuesday.";

    public static readonly IReadOnlyList<Provocation> All =
    [
        new("key.missing", "calling without a key", w => new Api(w.Url, null).Get("/requests")),
        new("key.unknown", "calling with a key nobody has", w => new Api(w.Url, "nobody").Get("/requests")),
        new("actor.not-allowed", "a client asking for the books", w => w.As("client").Get("/books/trial-balance")),
        new("operation.missing", "writing without an operation id", w => Without(w)),
        new("operation.reused", "an operation id sent again with other contents", Reused),
        new("limit.out-of-range", "asking for a list of 0", w => w.As("steward").Get("/requests?limit=0")),
        new("cursor.unknown", "going on after a place nobody gave", w => w.As("steward").Get("/requests?after=nowhere")),
        new("state.unknown", "asking for requests in a state there isn't", w => w.As("steward").Get("/requests?state=lost")),
        new("client.missing", "telling for a client nobody knows", w => Tell(w, Text, "stopped", "Nobody & Sons")),
        new("request.empty", "telling nothing", w => Tell(w, " ", "stopped")),
        new("request.too-long", "telling 20,001 characters", w => Tell(w, new string('x', 20_001), "stopped")),
        new("request.unreadable", "telling a file's bytes", w => Tell(w, new string('\u0001', 200), "stopped")),
        new("request.no-impact", "not saying how badly it hurts", w => Tell(w, Text, "a bit")),
        new("request.missing", "opening a request there isn't", w => w.As("steward").Get($"/requests/{Guid.Empty}")),
        new("offer.missing", "accepting an offer there isn't", w => w.As("steward").Post($"/offers/{Guid.Empty}/acceptance")),
        new("offer.no-reason", "refusing an offer without a reason", w => w.As("steward").Post($"/offers/{Guid.Empty}/refusal")),
        new("offer.long-reason", "refusing an offer with 1,001 characters", w => w.As("steward").Post($"/offers/{Guid.Empty}/refusal", new { reason = new string('x', 1001) })),
        new("offer.taken", "accepting what another practice has", w => Offer(w, 0, 1)),
        new("offer.accepted-already", "accepting twice", w => Offer(w, 0, 0)),
    ];

    private static Task<(int, JsonNode?)> Tell(World world, string text, string impact, string client = "Hollis Ranch Realty") =>
        world.As("steward").Post("/requests", new { client, text, impact });

    private static Task<(int, JsonNode?)> Without(World world) =>
        world.As("steward").Send(new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests"));

    private static async Task<(int, JsonNode?)> Reused(World world)
    {
        await world.As("steward").Post("/requests", new { client = "Hollis Ranch Realty", text = Text, impact = "stopped" }, "used");
        return await world.As("steward").Post("/requests", new { client = "Hollis Ranch Realty", text = "Other", impact = "stopped" }, "used");
    }

    private static async Task<(int, JsonNode?)> Offer(World world, int first, int second)
    {
        var (_, request) = await Tell(world, Text, "hindered");
        await world.As("steward").Post($"/offers/{request!["offers"]![first]!["id"]}/acceptance");
        return await world.As("steward").Post($"/offers/{request["offers"]![second]!["id"]}/acceptance");
    }
}
