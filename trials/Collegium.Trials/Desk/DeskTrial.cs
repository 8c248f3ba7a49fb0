using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Collegium.Database;

namespace Collegium.Trials.Desk;

/// <summary>The desk under load, over real HTTP: how much of what the database and the web server can do is left for the work.</summary>
internal static class DeskTrial
{
    private const int BoardRows = 5_000;
    private const int RowsShown = 50;

    public static readonly Trial Trial = new(
        "desk",
        "starts the published app and measures telling a request and showing the board against plain inserts and plain text",
        Chance.Seeded,
        [
            Option.Words("database", null, "an empty database: Data Source=FILE, or Host=…;Database=… for PostgreSQL", required: true),
            Option.Whole("members", 200, "how many practices the chapter has", 3),
            Option.Whole("seconds", 20, "how long each measurement lasts", 1),
            Option.Whole("clients", 16, "how many clients ask at once", 1),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var database = Fresh(arguments.Text("database"));
        var (clients, lasts) = (arguments.Whole("clients"), TimeSpan.FromSeconds(arguments.Whole("seconds")));
        var dll = await DeskServer.Publish();
        var signIn = await new DeskChapter(database, arguments.Seed, arguments.Whole("members")).Write();
        await using var server = await DeskServer.Start(dll, database);
        using var desk = new DeskClient(server.Url, clients, arguments.Seed);
        await desk.SignIn(signIn);
        DeskLoad Load() => new(clients, lasts);
        var all = new List<DeskLoad>();
        async Task<(double PerSecond, double P99)> Measure(string what, Func<int, int, Task<string?>> ask, int atLeast = 0)
        {
            var load = Load();
            all.Add(load);
            var (perSecond, p99) = await load.Run(ask, atLeast);
            Say($"{what}: {perSecond:F0} a second, p99 {p99:F1} ms{(load.FirstError is { } wrong ? $", {load.Errors} wrong, the first: {wrong}" : "")}");
            return (perSecond, p99);
        }

        await Measure($"telling {BoardRows} requests", (client, _) => desk.Tell(client), BoardRows);
        await Count(database);
        await Measure("warming the board", (client, _) => desk.Board(client, RowsShown), clients * 20);
        await Measure("warming plain text", (client, _) => desk.PlainText(client), clients * 500);
        var plain = await Measure("plain text", (client, _) => desk.PlainText(client));
        var board = await Measure("board", (client, _) => desk.Board(client, RowsShown));
        var insert = await Inserts(database, clients, Measure);
        var intake = await Measure("intake", (client, _) => desk.Tell(client));
        Say($"intake is {intake.PerSecond / insert:F3} of plain inserts, the board {board.PerSecond / plain.PerSecond:F3} of plain text");
        return new Measures
        {
            ["plaintextPerSecond"] = plain.PerSecond,
            ["insertPerSecond"] = insert,
            ["intakePerSecond"] = intake.PerSecond,
            ["intakeP99Millis"] = intake.P99,
            ["boardPerSecond"] = board.PerSecond,
            ["boardP99Millis"] = board.P99,
            ["intakeOverInsert"] = intake.PerSecond / insert,
            ["boardOverPlaintext"] = board.PerSecond / plain.PerSecond,
            ["errors"] = all.Sum(load => load.Errors),
        };
    }

    private static async Task<double> Inserts(
        string database, int writers, Func<string, Func<int, int, Task<string?>>, int, Task<(double PerSecond, double P99)>> measure)
    {
        await using var inserts = await DeskInserts.Open(database, writers);
        await measure("warming inserts", (writer, _) => inserts.One(writer), writers * 50);
        return (await measure("plain inserts", (writer, _) => inserts.One(writer), 0)).PerSecond;
    }

    /// <summary>The database must be new: a file not there yet, or on a server a name of its own.</summary>
    public static string Fresh(string database)
    {
        if (!DatabaseSetup.IsPostgres(database))
        {
            var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database).DataSource;
            return File.Exists(file) ? throw new BadArguments($"--database names {file}, which is there already; name a new file.") : database;
        }

        return new Npgsql.NpgsqlConnectionStringBuilder(database) is { Database: { Length: > 0 } } ? database
            : $"{database.TrimEnd(';')};Database=collegium_desk_{Environment.ProcessId}";
    }

    /// <summary>What PostgreSQL does by itself within a minute: a table just filled is taken for an empty one until its rows are counted.</summary>
    public static async Task Count(string database)
    {
        if (DatabaseSetup.IsPostgres(database))
        {
            await using var source = Npgsql.NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand("ANALYZE");
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
