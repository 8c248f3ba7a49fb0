using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Ledger;
using Collegium.Treasury;
using Collegium.Treasury.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Treasury;

/// <summary>What the database itself lets nobody do to the book, whoever holds the connection.</summary>
public sealed class BookTests
{
    private static readonly string[] Tables = ["treasury_entries", "treasury_lines", "treasury_seals"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_database_refuses_every_attack(string engine)
    {
        await using var world = await World.Start(engine);
        await Post(world, "one", (1000, 500), (4000, -500));
        await Post(world, "two", (1000, 700), (4000, -700));
        await world.Do<Done>(async s => { await s.GetRequiredService<Book>().Close(new DateOnly(2026, 9, 1)); return Done.It; });

        foreach (var (name, sql) in Attacks(engine == Engines.Postgres))
        {
            var refused = await Record.ExceptionAsync(() => Raw(world, sql));
            Assert.True(refused is not null, $"{name} was let through: {sql}");
        }

        await world.Look(async db =>
        {
            Assert.Equal(2, await db.Set<JournalEntry>().CountAsync());
            Assert.Equal(4, await db.Set<JournalLine>().CountAsync());
            return Done.It;
        });
        await Holds(world, entries: 2);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_entry_of_a_closed_month_a_used_key_or_below_a_floor_is_not_kept(string engine)
    {
        await using var world = await World.Start(engine);
        await Post(world, "one", (1010, 500), (2010, -500));
        await world.Do<Done>(async s => { await s.GetRequiredService<Book>().Close(new DateOnly(2026, 9, 1)); return Done.It; });

        await Assert.ThrowsAnyAsync<Exception>(() => Post(world, "one", (1000, 1), (4000, -1)));
        await Assert.ThrowsAnyAsync<Exception>(() => Post(world, "below", (2010, 501), (1010, -501)));
        await Assert.ThrowsAnyAsync<Exception>(() => Post(world, "closed", new DateOnly(2026, 9, 30), (1000, 1), (4000, -1)));
        await Post(world, "open", new DateOnly(2026, 8, 31), (1000, 1), (4000, -1));
        await Holds(world, entries: 2);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Posted_from_many_sides_at_once_the_chain_has_no_gap(string engine)
    {
        await using var world = await World.Start(engine);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Post(world, $"entry {i}", (1000, 100 + i), (2100, -i - 60), (4000, -40))));
        await Holds(world, entries: 24);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_season_of_entries_leaves_what_the_engine_says(string engine)
    {
        const int seed = 20_261_117;
        var chance = new Random(seed);
        await using var world = await World.Start(engine);
        var model = new Balances();
        var accounts = Chart.Standard.Where(a => a.Floor is null).Select(a => a.Number).ToArray();
        for (var i = 0; i < 60; i++)
        {
            var lines = Enumerable.Range(0, chance.Next(1, 5))
                .Select(_ => new Posting(accounts[chance.Next(accounts.Length)], $"sub {chance.Next(4)}", chance.Next(1, 100_000))).ToList();
            lines.Add(new Posting(accounts[chance.Next(accounts.Length)], "", -lines.Sum(l => l.Minor)));
            var (draft, fault) = EntryDraft.Create(Job.Today.AddDays(-chance.Next(90)), "season", $"Entry {i}", Currency.Usd, lines);
            Assert.Equal((EntryFault.None, EntryFault.None), (fault, model.Apply(draft!)));
            await world.Do<Done>(async s =>
            {
                await s.GetRequiredService<Book>().Post(new PostedEntry(Guid.CreateVersion7(), $"season {i}", draft!), "");
                return Done.It;
            });
        }

        await Holds(world, entries: 60);
        var trial = await world.Do(s => s.GetRequiredService<BooksDoor>().TrialBalance());
        Assert.True(trial.DifferenceMinor == 0, $"seed {seed}");
        Assert.Equal(
            model.TrialBalance().Select(t => (t.Account, t.Balance.Minor)),
            trial.Accounts.Where(a => a.BalanceMinor != 0).Select(a => (a.Number, a.BalanceMinor)));
        var day = Job.Today.AddDays(-45);
        var then = await world.Do(s => s.GetRequiredService<BooksDoor>().TrialBalance(day));
        Assert.Equal(
            model.Entries.Where(e => e.Day <= day).SelectMany(e => e.Postings).GroupBy(p => p.Account).Select(g => (g.Key, g.Sum(p => p.Minor))).Order(),
            then.Accounts.Select(a => (a.Number, a.BalanceMinor)));
        await SameStatement(world, model);
        await HledgerAgrees(world, trial);
    }

    /// <summary>Page by page, each line's running balance is the engine's.</summary>
    private static async Task SameStatement(World world, Balances model)
    {
        var (rows, after) = (new List<(long, long)>(), "");
        do
        {
            var page = Job.Ok(200, await world.As("treasurer").Get($"/books/accounts/1000?limit=7{after}"));
            rows.AddRange(page["entries"]!.AsArray().Select(e => ((long)e!["amountMinor"]!, (long)e["balanceMinor"]!)));
            after = page["next"] is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        Assert.Equal(model.Statement(1000, Currency.Usd).Select(s => (s.Minor, s.Balance)), rows);
        Job.No(404, "account.missing", await world.As("treasurer").Get("/books/accounts/1234"));
    }

    private static async Task HledgerAgrees(World world, TrialBalance trial)
    {
        using var http = new HttpClient { BaseAddress = world.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", world.Keys["treasurer"]);
        var journal = await http.GetStringAsync("/api/v1/books/journal.hledger");
        Assert.SkipUnless(File.Exists("/usr/bin/hledger"), "hledger is not installed.");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".journal");
        await File.WriteAllTextAsync(file, journal);
        var start = new ProcessStartInfo("hledger", ["-f", file, "balance", "--flat", "--depth=2", "-O", "csv", "--strict"]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        Assert.Equal(0, process.ExitCode);
        var theirs = Regex.Matches(output, "(\\d{4})[^\"]*\",\"(-?[\\d,]+\\.\\d\\d) USD\"")
            .Select(m => (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), (long)(decimal.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) * 100)))
            .GroupBy(m => m.Item1).Select(g => (g.Key, g.Sum(m => m.Item2))).Order();
        Assert.Equal(trial.Accounts.Where(a => a.BalanceMinor != 0).Select(a => (a.Number, a.BalanceMinor)), theirs);
    }

    private static async Task Holds(World world, int entries)
    {
        var check = await world.Do(s => s.GetRequiredService<BooksDoor>().Check());
        Assert.Equal(((long)entries, (long?)null, ""), (check.Entries, check.BrokenAt, string.Join(", ", check.Wrong)));
    }

    private static Task Post(World world, string key, params (int Account, long Minor)[] lines) => Post(world, key, Job.Today, lines);

    private static Task Post(World world, string key, DateOnly day, params (int Account, long Minor)[] lines) => world.Do<Done>(async s =>
    {
        await s.GetRequiredService<Book>().Post(key, day, "test", key, [.. lines.Select(l => new Posting(l.Account, "", l.Minor))]);
        return Done.It;
    });

    /// <summary>As whoever holds the database file or its password.</summary>
    private static Task<Done> Raw(World world, string sql) => world.Do(async s =>
    {
        var db = s.GetRequiredService<CollegiumDb>();
        await using var command = db.Command(sql, ("chapter", db.Chapter));
        await command.ExecuteNonQueryAsync();
        return Done.It;
    });

    private static IEnumerable<(string Name, string Sql)> Attacks(bool postgres)
    {
        foreach (var table in Tables)
        {
            yield return ($"delete from {table}", $"DELETE FROM {table}");
            yield return ($"update of {table}", $"UPDATE {table} SET seq = seq + 100");
            if (postgres)
            {
                yield return ($"truncate of {table}", $"TRUNCATE {table} CASCADE");
            }
            else
            {
                yield return ($"replace in {table}", $"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE seq = 1");
            }
        }

        yield return ("a line more in a sealed entry", "INSERT INTO treasury_lines VALUES (@chapter, 1, 3, 1000, '', 5, 'USD')");
        yield return ("a changed amount", "UPDATE treasury_lines SET minor = minor * 2");
        yield return ("an entry without a seal", Entry(postgres, 3, "x", "2026-11-17"));
        yield return ("an unbalanced entry", Whole(postgres, "1000, '', 5, 'USD'", "4000, '', -4, 'USD'"));
        yield return ("an entry of one line", Whole(postgres, "1000, '', 5, 'USD'"));
        yield return ("a line of zero", Whole(postgres, "1000, '', 0, 'USD'", "4000, '', 0, 'USD'"));
        yield return ("another currency", Whole(postgres, "1000, '', 5, 'EUR'", "4000, '', -5, 'EUR'"));
        yield return ("an account that isn't there", Whole(postgres, "1001, '', 5, 'USD'", "4000, '', -5, 'USD'"));
        yield return ("a key used twice", Entry(postgres, 3, "one", "2026-11-17") + Lines(3, "1000, '', 5, 'USD'", "4000, '', -5, 'USD'") + Seal(postgres, 3));
        yield return ("a closed month", Entry(postgres, 3, "x", "2026-09-17") + Lines(3, "1000, '', 5, 'USD'", "4000, '', -5, 'USD'") + Seal(postgres, 3));
        yield return ("a closed month opened again", $"UPDATE treasury_periods SET closed = {(postgres ? "false" : "0")} WHERE month = '2026-09'");
        yield return ("a closed month deleted", "DELETE FROM treasury_periods WHERE month = '2026-09'");
        yield return ("an account of another currency", "UPDATE treasury_accounts SET currency = 'EUR'");
        if (postgres)
        {
            yield return ("a balance moved by hand", "UPDATE treasury_balances SET net = net + 1");
            yield return ("a total moved by hand", "UPDATE treasury_totals SET net = net + 1");
            yield return ("the chain's head moved by hand", "UPDATE treasury_seal_heads SET seq = 0");
        }
        else
        {
            yield return ("a gap in the chain", Entry(postgres, 5, "x", "2026-11-17") + Lines(5, "1000, '', 5, 'USD'", "4000, '', -5, 'USD'") + Seal(postgres, 5));
            yield return ("a forged link", Entry(postgres, 3, "x", "2026-11-17") + Lines(3, "1000, '', 5, 'USD'", "4000, '', -5, 'USD'")
                + "INSERT INTO treasury_seals VALUES (@chapter, 3, zeroblob(32), randomblob(32));");
        }
    }

    private static string Whole(bool postgres, params string[] lines) => Entry(postgres, 3, "x", "2026-11-17") + Lines(3, lines) + Seal(postgres, 3);

    private static string Entry(bool postgres, int seq, string key, string day) =>
        (postgres ? "INSERT INTO treasury_periods VALUES (@chapter, '2026-11') ON CONFLICT DO NOTHING; " : "")
        + "INSERT INTO treasury_entries(chapter_id, seq, id, month, day, kind, text, key, links, posted_at) VALUES "
        + $"(@chapter, {seq}, '{Guid.CreateVersion7()}', '{day[..7]}', '{day}', 'attack', 'x', '{key}', '', '2026-11-17T00:00:00Z');";

    private static string Lines(int seq, params string[] lines) =>
        string.Concat(lines.Select((l, i) => $"INSERT INTO treasury_lines VALUES (@chapter, {seq}, {i + 1}, {l});"));

    private static string Seal(bool postgres, int seq) => postgres
        ? $"INSERT INTO treasury_seals VALUES (@chapter, {seq}, '', '');"
        : $"INSERT INTO treasury_seals SELECT @chapter, {seq}, hash, randomblob(32) FROM treasury_seal_heads WHERE chapter_id = @chapter;";
}
