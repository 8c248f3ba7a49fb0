using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Collegium.Trials.Desk;

/// <summary>
/// The desk beside Request Tracker, on the same machine in the same sitting, by the same driver: showing fifty rows to somebody signed
/// in, and taking a trouble in. There it is a ticket with its mail rules on; here it is read, ranked, offered to three, and the mail queued.
/// </summary>
internal static partial class RtTrial
{
    private const int Rows = 50;
    private const int BoardRows = 5_000;
    private const string List = "/Search/Results.html?Query=Status%3D'new'&Rows=50&OrderBy=id&Order=DESC";

    public static readonly Trial Trial = new(
        "rt",
        "measures showing the board and telling a request beside Request Tracker's list and create, and prints the ratios",
        Chance.Seeded,
        [
            Option.Words("database", null, "an empty database, best on Request Tracker's own PostgreSQL", required: true),
            Option.Words("rt", null, "where Request Tracker answers, such as http://127.0.0.1:8380", required: true),
            Option.Words("user", "root", "who signs in there"),
            Option.Words("password", "password", "with which password"),
            Option.Whole("seconds", 20, "how long each measurement lasts", 1),
            Option.Whole("clients", 4, "how many clients ask at once", 1),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var (clients, lasts) = (arguments.Whole("clients"), TimeSpan.FromSeconds(arguments.Whole("seconds")));
        var loads = new List<DeskLoad>();
        async Task<double> Measure(string what, Func<int, int, Task<string?>> ask, int atLeast = 0)
        {
            var load = new DeskLoad(clients, lasts);
            loads.Add(load);
            var (perSecond, p99) = await load.Run(ask, atLeast);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {perSecond:F1} a second, p99 {p99:F0} ms{(load.FirstError is { } wrong ? $", {load.Errors} wrong, the first: {wrong}" : "")}"));
            return perSecond;
        }

        var (list, create) = await Theirs(arguments, Measure);
        var (board, intake) = await Ours(arguments, clients, Measure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the board is {board / list:F0} times their list, the intake {intake / create:F0} times their create"));
        return new Measures
        {
            ["boardOverList"] = board / list,
            ["intakeOverCreate"] = intake / create,
            ["boardPerSecond"] = board,
            ["intakePerSecond"] = intake,
            ["rtListPerSecond"] = list,
            ["rtCreatePerSecond"] = create,
            ["errors"] = loads.Sum(l => l.Errors),
        };
    }

    private static async Task<(double List, double Create)> Theirs(Arguments arguments, Func<string, Func<int, int, Task<string?>>, int, Task<double>> measure)
    {
        var url = new Uri(arguments.Text("rt"));
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = url };
        http.DefaultRequestHeaders.Referrer = url;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = arguments.Text("user"), ["pass"] = arguments.Text("password") });
        using var signedIn = await http.PostAsync("/NoAuth/Login.html", form);
        signedIn.EnsureSuccessStatusCode();
        await measure("warming Request Tracker", (_, _) => Show(http), 8);
        return (await measure("Request Tracker's list", (_, _) => Show(http), 0), await measure("Request Tracker's create", (_, turn) => Create(http, turn), 0));
    }

    private static async Task<(double Board, double Intake)> Ours(Arguments arguments, int clients, Func<string, Func<int, int, Task<string?>>, int, Task<double>> measure)
    {
        var database = DeskTrial.Fresh(arguments.Text("database"));
        var dll = await DeskServer.Publish();
        var signIn = await new DeskChapter(database, arguments.Seed, 200).Write();
        await using var server = await DeskServer.Start(dll, database);
        using var desk = new DeskClient(server.Url, clients, arguments.Seed);
        await desk.SignIn(signIn);
        await measure($"telling {BoardRows} requests", (client, _) => desk.Tell(client), BoardRows);
        await DeskTrial.Count(database);
        await measure("warming the board", (client, _) => desk.Board(client, Rows), clients * 50);
        return (await measure("our board", (client, _) => desk.Board(client, Rows), 0), await measure("our intake", (client, _) => desk.Tell(client), 0));
    }

    private static async Task<string?> Show(HttpClient http)
    {
        using var answer = await http.GetAsync(List);
        var shown = Ticket().Matches(await answer.Content.ReadAsStringAsync()).Select(m => m.Value).Distinct().Count();
        return answer.StatusCode == HttpStatusCode.OK && shown >= Rows ? null : $"{(int)answer.StatusCode} with {shown} tickets";
    }

    private static async Task<string?> Create(HttpClient http, int turn)
    {
        using var body = new StringContent(
            $$"""{"Queue":"General","Subject":"Printer offline {{turn}}","Requestor":"client{{turn % 200}}@example.com","Content":"The printer at site {{turn}} does not answer."}""",
            Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/REST/2.0/ticket", body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.Created && text.Contains("\"id\"", StringComparison.Ordinal) ? null : $"{(int)answer.StatusCode}: {text[..Math.Min(200, text.Length)]}";
    }

    [GeneratedRegex("Ticket/Display\\.html\\?id=[0-9]+")]
    private static partial Regex Ticket();
}
