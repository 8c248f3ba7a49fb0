using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Collegium.Trials.Desk;

/// <summary>Clients of the desk over real HTTP: some with a key, some with a signed-in browser's cookie.</summary>
internal sealed partial class DeskClient : IDisposable
{
    private static readonly string[] Troubles =
    [
        "The printer on floor {0} prints blank pages since {1}, order {2}.",
        "Our wifi drops in room {0} every {1}, ticket {2}.",
        "The scanner at desk {0} no longer scans to email since {1}, case {2}.",
        "Nobody at counter {0} can sign in, password expired on {1}, file {2}.",
        "The phone line {0} has no dial tone since {1}, note {2}.",
        "The second screen at place {0} stays black since {1}, slip {2}.",
        "Mailbox number {0} sends no mail since {1}, job {2}.",
        "The keyboard and mouse of place {0} stopped working on {1}, matter {2}.",
    ];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Impacts = ["hindered", "can-wait", "stopped"];

    private readonly HttpClient[] _http;
    private readonly byte[][] _pages;
    private readonly HttpClient _browser;
    private readonly CookieContainer _cookies = new();
    private readonly Uri _url;
    private readonly int _seed;
    private string _cookie = "";
    private int _told;

    public DeskClient(Uri url, int clients, int seed)
    {
        (_url, _seed) = (url, seed);
        _pages = [.. Enumerable.Range(0, clients).Select(_ => new byte[512 * 1024])];
        _http = [.. Enumerable.Range(0, clients).Select(_ => new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url })];
        _browser = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = url };
    }

    /// <summary>Opens a single-use link as a browser would and keeps the cookie it is given.</summary>
    public async Task SignIn(string secret) => _cookie = await SignIn(_browser, _cookies, _url, secret);

    public static async Task<string> SignIn(HttpClient browser, CookieContainer cookies, Uri url, string secret)
    {
        var page = await browser.GetStringAsync($"/l/{secret}");
        var token = Token().Match(page).Groups[1].Value;
        var form = new Dictionary<string, string> { ["_handler"] = "enter", ["__RequestVerificationToken"] = token };
        using var fields = new FormUrlEncodedContent(form);
        using var answer = await browser.PostAsync($"/l/{secret}", fields);
        return cookies.GetCookieHeader(url) is { Length: > 0 } cookie ? cookie
            : throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode} without a cookie.");
    }

    public async Task<string?> PlainText(int client)
    {
        using var answer = await _http[client].GetAsync("/healthz");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Length > 0 ? null : $"{(int)answer.StatusCode}";
    }

    /// <summary>Tells a trouble nobody told before; right when it was offered to three.</summary>
    public async Task<string?> Tell(int client)
    {
        var number = Interlocked.Increment(ref _told);
        var trouble = string.Format(
            CultureInfo.InvariantCulture, Troubles[(number + _seed) % Troubles.Length], number % 40, Days[number % Days.Length], number);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests");
        message.Content = new StringContent(
            $$"""{"client":"Client {{number % 400}}","text":"{{trouble}}","impact":"{{Impacts[number % Impacts.Length]}}"}""", Encoding.UTF8, "application/json");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DeskChapter.Key);
        message.Headers.Add("Idempotency-Key", $"desk-{_seed}-{number}");
        using var answer = await _http[client].SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        var offers = Count(text, "\"expiresAt\"");
        return answer.StatusCode == HttpStatusCode.Created && offers == 3 ? null
            : $"{(int)answer.StatusCode} with {offers} offers for “{trouble}”: {text[..Math.Min(text.Length, 300)]}";
    }

    public async Task<string?> Board(int client, int rows)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "/desk");
        message.Headers.Add("Cookie", _cookie);
        using var answer = await _http[client].SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        var shown = await Rows(answer, _pages[client]);
        return answer.StatusCode == HttpStatusCode.OK && shown >= rows ? null : $"{(int)answer.StatusCode} with {shown} rows";
    }

    public void Dispose()
    {
        _browser.Dispose();
        foreach (var http in _http)
        {
            http.Dispose();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Counts them as they come in: the driver shares the machine with what it measures.</summary>
    private static async Task<int> Rows(HttpResponseMessage answer, byte[] page)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        var length = await body.ReadAtLeastAsync(page, page.Length, throwOnEndOfStream: false);
        return page.AsSpan(0, length).Count("<tr"u8);
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
