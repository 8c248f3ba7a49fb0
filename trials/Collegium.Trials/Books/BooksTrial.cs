using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Collegium.Trials.Books;

/// <summary>How fast the book takes entries and answers, with every rule held by the database.</summary>
internal static class BooksTrial
{
    private const string Scratch = "Data Source=books-trial.db";
    private const int OneByOne = 2000;
    private const int Batch = 500;

    public static readonly Trial Trial = new(
        "books",
        "fills a book through the application's own posting and times balance, statement, re-derivation and the check of the chain",
        Chance.Seeded,
        [
            Option.Whole("entries", 1_000_000, "how many entries to post", 100),
            Option.Words("database", Scratch, "where the book is kept: \"Data Source=FILE\" or \"Host=...;Database=...\"; the standard one is deleted afterwards"),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var (database, entries) = (arguments.Text("database"), arguments.Whole("entries"));
        Forget(database);
        try
        {
            await using var book = await BookUnderTrial.Open(database);
            return await Measure(book, new MadeUpBusiness(arguments.Seed, entries), entries);
        }
        finally
        {
            Forget(database);
        }
    }

    private static async Task<Measures> Measure(BookUnderTrial book, MadeUpBusiness business, int entries)
    {
        Say($"as the ledger peers' generator, except that trust is only drawn where some is held: the database refuses more");
        var singly = Math.Min(OneByOne, entries / 2);
        using var next = business.Entries().GetEnumerator();
        await book.Post(Take(next, 50));
        var one = await Seconds(async () =>
        {
            for (var i = 0; i < singly; i++)
            {
                await book.Post(Take(next, 1));
            }
        });
        Say($"{singly} entries, one a transaction: {singly / one:F0} a second");
        var many = await Seconds(async () =>
        {
            for (var left = entries - singly - 50; left > 0; left -= Batch)
            {
                await book.Post(Take(next, Math.Min(left, Batch)));
            }
        });
        Say($"{entries - singly - 50} entries, {Batch} a transaction: {(entries - singly - 50) / many:F0} a second");

        var balance = await Median(20, _ => book.Read(b => b.TrialBalance()));
        var statement = await Median(100, i => book.Read(b => b.Statement(1100, MadeUpBusiness.Client(i * 7))));
        var (rederive, wrong) = (0.0, 0);
        rederive = await Seconds(async () => wrong = (await book.Read(b => b.Rederive())).Count);
        var (verify, verified) = (0.0, (Entries: 0L, BrokenAt: (long?)0));
        verify = await Seconds(async () => verified = await book.Verify());
        var trial = await book.Read(b => b.TrialBalance());
        Say($"trial balance {balance:F1} ms, a client's statement {statement:F1} ms, all balances anew {rederive:F2} s, chain of {verified.Entries} checked in {verify:F1} s");
        if (wrong > 0 || verified.BrokenAt is not null || verified.Entries != entries || trial.DifferenceMinor != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The book is wrong: {wrong} balances, broken at {verified.BrokenAt}, off by {trial.DifferenceMinor}."));
        }

        return new Measures
        {
            ["postPerSecond"] = singly / one,
            ["bulkPerSecond"] = (entries - singly - 50) / many,
            ["trialBalanceMillis"] = balance,
            ["rederiveSeconds"] = rederive,
            ["verifyChainSeconds"] = verify,
            ["statementMillis"] = statement,
            ["rssMegabytes"] = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
            ["entries"] = verified.Entries,
            ["checksum"] = trial.Accounts.Aggregate(17L, (sum, account) => unchecked((sum * 31) + account.BalanceMinor)) % 1_000_000_007,
        };
    }

    private static List<Ledger.PostedEntry> Take(IEnumerator<Ledger.PostedEntry> from, int most)
    {
        var taken = new List<Ledger.PostedEntry>(most);
        while (taken.Count < most && from.MoveNext())
        {
            taken.Add(from.Current);
        }

        return taken;
    }

    private static async Task<double> Seconds(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> Median(int times, Func<int, Task> work)
    {
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            taken[i] = await Seconds(() => work(i)) * 1000;
        }

        Array.Sort(taken);
        return taken[times / 2];
    }

    /// <summary>The standard file is this trial's own, before and after.</summary>
    private static void Forget(string database)
    {
        if (database != Scratch)
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(Scratch).DataSource;
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + ending);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
