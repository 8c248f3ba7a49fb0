using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Collegium.Trials.Desk;

/// <summary>From the telling of a trouble to the page of the member it is offered to: so many pages are open and listen.</summary>
internal static class PhoneTrial
{
    public static readonly Trial Trial = new(
        "phone",
        "starts the published app, opens members' pages and measures from telling a trouble until the asked members' pages show it",
        Chance.Seeded,
        [
            Option.Words("database", null, "an empty database: Data Source=FILE, or Host=…;Database=… for PostgreSQL", required: true),
            Option.Whole("pages", 200, "how many members have their page open", 3),
            Option.Whole("requests", 100, "how many troubles are told, one after another", 1),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var database = DeskTrial.Fresh(arguments.Text("database"));
        var dll = await DeskServer.Publish();
        var chapter = new DeskChapter(database, arguments.Seed, arguments.Whole("pages"));
        await chapter.Write(membersSignIn: true);
        await using var server = await DeskServer.Start(dll, database);
        var phones = new Dictionary<Guid, OpenPage>();
        foreach (var (practice, secret) in chapter.Members)
        {
            phones[practice] = await OpenPage.Open(server.Url, secret);
        }

        Say($"{phones.Count} pages are open");
        var shown = new List<double>();
        using var desk = new HttpClient { BaseAddress = server.Url };
        for (var number = 0; number < arguments.Whole("requests") + Warming; number++)
        {
            var took = await Told(desk, phones, number);
            shown.AddRange(number < Warming ? [] : took);
        }

        foreach (var phone in phones.Values)
        {
            phone.Dispose();
        }

        shown.Sort();
        double At(double share) => shown[(int)(share * (shown.Count - 1))];
        Say($"{shown.Count} pages showed an offer: median {At(.5):F0} ms, p95 {At(.95):F0} ms, p99 {At(.99):F0} ms after the telling was sent");
        return new Measures { ["p50Millis"] = At(.5), ["p95Millis"] = At(.95), ["p99Millis"] = At(.99), ["shown"] = shown.Count };
    }

    private const int Warming = 10;

    /// <summary>Tells one trouble and waits until each of the three pages shows it.</summary>
    private static async Task<double[]> Told(HttpClient desk, Dictionary<Guid, OpenPage> phones, int number)
    {
        var sent = Stopwatch.GetTimestamp();
        var waiting = phones.Values.ToDictionary(p => p, p => p.Shows($"{Word(number)} prints blank", sent));
        var request = await Post(desk, "/api/v1/requests", $"told-{number}",
            $$"""{"client":"Client {{number % 300}}","text":"The printer {{Word(number)}} prints blank pages.","impact":"stopped"}""");
        var asked = request["offers"]!.AsArray().Select(o => Guid.Parse((string)o!["practice"]!["id"]!)).ToList();
        var took = await Task.WhenAll(asked.Select(practice => waiting[phones[practice]])).WaitAsync(TimeSpan.FromSeconds(30));
        foreach (var phone in phones.Values)
        {
            phone.Forget();
        }

        // Taken, so that the next one meets free hands and nothing is moved meanwhile.
        await Post(desk, $"/api/v1/offers/{request["offers"]![0]!["id"]}/acceptance", $"taken-{number}", "{}");
        return took;
    }

    private static async Task<JsonNode> Post(HttpClient desk, string path, string operation, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DeskChapter.Key);
        message.Headers.Add("Idempotency-Key", operation);
        message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await desk.SendAsync(message);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    /// <summary>A word no other trouble has; numbers are hidden from whoever is only asked.</summary>
    private static string Word(int number) => $"z{(char)('a' + (number / 676 % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
