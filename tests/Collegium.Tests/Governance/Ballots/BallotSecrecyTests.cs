using System.Security.Cryptography;
using System.Text;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Http;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>
/// Who voted and what was voted can't be joined by whoever holds the whole database. Eight practices vote over real HTTP,
/// every other one yes, half of them on the page and half by the API; then a thief reads everything and tries.
/// </summary>
public sealed class BallotSecrecyTests
{
    private sealed record Voter(Guid Practice, string Key, bool Yes, string Receipt, string Operation, bool ByPage);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_column_of_any_table_tells_yes_from_no(string engine)
    {
        await using var world = await World.Start(engine);
        var (ballot, voters) = await Voted(world);
        foreach (var closed in new[] { false, true })
        {
            var dump = await Dump.Of(world);
            Assert.Empty(Telling(dump, voters));
            Assert.Single(Telling([.. dump, .. Planted(voters)], voters), t => t.Contains("mark", StringComparison.Ordinal) && t.Contains("length", StringComparison.Ordinal));
            Assert.Equal(voters.Count, dump.Count(c => c is { Table: "governance_ballot_seats", Column: "voted" } && IsTrue(c.Value)));
            Assert.Single(dump, c => c is { Table: "governance_ballot_boxes", Column: "id" });
            await world.Pass(TimeSpan.FromDays(7));
        }

        Assert.Equal((BallotState.Defeated, new Counts(4, 4, 0)), await Ended(world, ballot));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_receipt_and_no_hash_of_one_lies_anywhere_until_all_are_counted(string engine)
    {
        await using var world = await World.Start(engine);
        var (ballot, voters) = await Voted(world);
        var hashes = voters.Select(v => Receipt.Hash(ballot, v.Receipt)!).ToList();
        foreach (var closed in new[] { false, true })
        {
            foreach (var cell in await Dump.Of(world))
            {
                Assert.DoesNotContain(voters, v => cell.Value.Contains(v.Receipt, StringComparison.OrdinalIgnoreCase)
                    || cell.Value.Contains(v.Receipt.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
                var found = hashes.Any(h => cell.Value.Contains(Convert.ToHexString(h), StringComparison.OrdinalIgnoreCase)
                    || cell.Value.Contains(Convert.ToBase64String(h)[..40], StringComparison.Ordinal));
                Assert.Equal(closed && cell is { Table: "governance_ballot_boxes", Column: "papers" }, found);
            }

            await world.Pass(TimeSpan.FromDays(7));
        }
    }

    /// <summary>Whoever knows a form's id, or an API's operation id and key, can of course tell; the database knows neither.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_sent_cannot_be_tried_out_against_the_table_of_operations(string engine)
    {
        await using var world = await World.Start(engine);
        var (ballot, voters) = await Voted(world);
        var dump = await Dump.Of(world);
        var kept = dump.Where(c => c is { Table: "operations", Column: "request_hash" }).Select(c => c.Value).ToHashSet();
        foreach (var voter in voters)
        {
            Assert.Contains(Tried(ballot, voter, voter.Operation, voter.ByPage ? "" : $"Bearer {voter.Key}")[voter.Yes ? 0 : 1], kept);
        }

        var known = dump.Select(c => c.Value).Where(v => v.Length is > 0 and < 200).Distinct().ToList();
        var guessed = from id in known.Concat(["", "1", "vote"])
                      from page in new[] { true, false }
                      from hash in Tried(ballot, voters[0] with { ByPage = page }, id, "")
                      where kept.Contains(hash)
                      select id;
        Assert.Empty(guessed);
        Assert.DoesNotContain(kept, h => Plain(ballot).Contains(h));
    }

    /// <summary>A weak operation id is no harm: the key that came with it is not in the database.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_program_that_counts_its_operations_gives_nothing_away(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        var (status, body) = await world.As("practitioner").Post($"/ballots/{ballot}/vote", new { choice = "yes" }, "1");
        Assert.Equal(200, status);
        var kept = (await Dump.Of(world)).Where(c => c is { Table: "operations", Column: "request_hash" }).Select(c => c.Value).ToList();
        var guess = new Voter(Guid.Empty, "", true, "", "1", ByPage: false);
        Assert.DoesNotContain(kept, Tried(ballot, guess, "1", "").Contains);
        Assert.Contains(kept, Tried(ballot, guess, "1", $"Bearer {world.Keys["practitioner"]}").Contains);

        var again = await world.As("practitioner").Post($"/ballots/{ballot}/vote", new { choice = "yes" }, "1");
        Assert.Equal((200, body!.ToJsonString()), (again.Status, again.Body!.ToJsonString()));
        var other = await world.As("practitioner").Post($"/ballots/{ballot}/vote", new { choice = "no" }, "1");
        Assert.Equal((409, "operation.reused"), (other.Status, (string?)other.Body!["code"]));
    }

    /// <summary>SQLite keeps what it overwrote in its log for a while: two states of a box that isn't sealed would differ by one paper.</summary>
    [Fact]
    public async Task The_files_of_SQLite_hold_no_paper_of_an_open_ballot_not_even_an_old_one()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var ballot = await Chamber.Open(world);
        var receipts = await Chamber.CastAll(world, ballot, Vote.Yes, Vote.No, Vote.Yes, Vote.No);
        var path = world.Connection["Data Source=".Length..];
        byte[] Read() => [.. File.ReadAllBytes(path), .. new FileInfo(path + "-wal") is { Exists: true } log ? Bytes(log) : []];
        Assert.DoesNotContain(receipts, r => Read().AsSpan().IndexOf(Receipt.Hash(ballot, r)) >= 0);
        await world.Pass(TimeSpan.FromDays(7));
        Assert.All(receipts, r => Assert.True(Read().AsSpan().IndexOf(Receipt.Hash(ballot, r)) >= 0));
    }

    /// <summary>A leak as it would look: the thief must see it, or finding nothing means nothing.</summary>
    private static IEnumerable<Cell> Planted(IReadOnlyList<Voter> voters) => voters.Where(v => v.ByPage).SelectMany((v, row) => new Cell[]
    {
        new("planted", row, "practice", v.Practice.ToString()), new("planted", row, "mark", v.Yes ? $"yes {row}" : $"none {row}"),
    });

    private static byte[] Bytes(FileInfo file)
    {
        using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Columns whose value, or whose value's length, is one for all who said yes and another for all who said no.</summary>
    private static IEnumerable<string> Telling(IReadOnlyList<Cell> dump, IReadOnlyList<Voter> voters)
    {
        var owners = Owners(dump, voters);
        var cells = dump.Where(c => owners.ContainsKey((c.Table, c.Row))).ToLookup(c => (c.Table, c.Column));
        foreach (var column in cells)
        {
            foreach (var page in new[] { true, false })
            {
                var mine = column.Select(c => (owners[(c.Table, c.Row)], c.Value)).Where(c => c.Item1.ByPage == page).ToList();
                foreach (var (what, read) in new (string, Func<string, string>)[] { ("value", v => v), ("length", v => $"{v.Length}") })
                {
                    var (yes, no) = (mine.Where(m => m.Item1.Yes).Select(m => read(m.Value)).ToHashSet(), mine.Where(m => !m.Item1.Yes).Select(m => read(m.Value)).ToHashSet());
                    // The roll is laid down in one order before anybody votes; whose row number has two digits says nothing.
                    if (yes.Count == 1 && no.Count == 1 && !yes.SetEquals(no) && (what, column.Key.Column) != ("length", "engine_place"))
                    {
                        yield return $"{column.Key}: {what} {yes.Single()} is yes";
                    }
                }
            }
        }
    }

    /// <summary>Rows that name a voter's practice, and then, as long as it goes on, rows that name what only those rows name.</summary>
    private static Dictionary<(string Table, int Row), Voter> Owners(IReadOnlyList<Cell> dump, IReadOnlyList<Voter> voters)
    {
        var names = voters.ToDictionary(v => v.Practice.ToString().ToUpperInvariant(), v => v);
        var owners = new Dictionary<(string, int), Voter>();
        for (var before = -1; before != owners.Count;)
        {
            before = owners.Count;
            foreach (var cell in dump.Where(c => !owners.ContainsKey((c.Table, c.Row)) && names.ContainsKey(c.Value.ToUpperInvariant())))
            {
                owners[(cell.Table, cell.Row)] = names[cell.Value.ToUpperInvariant()];
            }

            var told = dump.Where(c => owners.ContainsKey((c.Table, c.Row)) && Guid.TryParse(c.Value, out _)).GroupBy(c => c.Value.ToUpperInvariant());
            foreach (var one in told.Where(g => g.Select(c => owners[(c.Table, c.Row)]).Distinct().Count() == 1))
            {
                names.TryAdd(one.Key, owners[(one.First().Table, one.First().Row)]);
            }
        }

        return owners;
    }

    private static string[] Tried(Guid ballot, Voter voter, string id, string bearer) =>
        [.. new[] { "yes", "no", "abstain" }.Select(choice => new OperationKey("", id, voter.ByPage ? Form(ballot, choice) : SHA256.HashData(Call(ballot, choice)), bearer).RequestHash)];

    private static HashSet<string> Plain(Guid ballot) => [.. from choice in new[] { "yes", "no", "abstain" }
                                                             from sent in new[] { Form(ballot, choice), Call(ballot, choice) }
                                                             select Convert.ToHexStringLower(SHA256.HashData(sent))];

    private static byte[] Form(Guid ballot, string choice) => Encoding.UTF8.GetBytes($"/ballots/{ballot}\n_handler=vote\nchoice={choice[0]}");

    private static byte[] Call(Guid ballot, string choice) => Encoding.UTF8.GetBytes($"POST /api/v1/ballots/{ballot}/vote\n{{\"choice\":\"{choice}\"}}");

    private static async Task<(Guid Ballot, IReadOnlyList<Voter> Voters)> Voted(World world)
    {
        var people = new List<(Guid Practice, string Key, string SignIn)>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await Chamber.Join(world, i));
        }

        var ballot = await Chamber.Open(world);
        var voters = new List<Voter>();
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            var yes = i % 4 is 0 or 3;
            voters.Add(i % 2 == 0 ? await OnPage(world, ballot, person, yes) : await ByKey(world, ballot, person, yes));
        }

        return (ballot, voters);
    }

    private static async Task<Voter> OnPage(World world, Guid ballot, (Guid Practice, string Key, string SignIn) person, bool yes)
    {
        using var browser = new Browser(world.Url);
        await browser.Open($"/l/{person.SignIn}");
        await browser.Send("main form");
        await browser.Open($"/ballots/{ballot}");
        const string form = "form:has([name=choice])";
        var operation = browser.Page.QuerySelector($"{form} [name=operation]")!.GetAttribute("value")!;
        await browser.Send(form, ("choice", yes ? "y" : "n"));
        return new Voter(person.Practice, person.Key, yes, browser.Page.QuerySelector("code.receipt")!.TextContent, operation, ByPage: true);
    }

    private static async Task<Voter> ByKey(World world, Guid ballot, (Guid Practice, string Key, string SignIn) person, bool yes)
    {
        var operation = Guid.CreateVersion7().ToString();
        var (status, body) = await new Api(world.Url, person.Key).Post($"/ballots/{ballot}/vote", new { choice = yes ? "yes" : "no" }, operation);
        Assert.Equal(200, status);
        return new Voter(person.Practice, person.Key, yes, (string)body!["receipt"]!, operation, ByPage: false);
    }

    private static async Task<(BallotState, Counts?)> Ended(World world, Guid ballot)
    {
        var card = await Chamber.Card(world, ballot);
        return (card.State, card.Counts);
    }

    private static bool IsTrue(string value) => value is "1" or "True";
}
