using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;

namespace Collegium.Trials.Desk;

/// <summary>A member's page of offers as a browser holds it: it hears that something happened, waits as the script does, and fetches itself again.</summary>
internal sealed class OpenPage : IDisposable
{
    /// <summary>As in live.js: the facts of one write are one refetch.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _closed = new();
    private (string Words, long Sent, TaskCompletionSource<double> Shown)? _expected;

    private OpenPage(HttpClient http) => _http = http;

    public static async Task<OpenPage> Open(Uri url, string secret)
    {
        var cookies = new CookieContainer();
        var page = new OpenPage(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = url });
        await DeskClient.SignIn(page._http, cookies, url, secret);
        var events = await page._http.GetStreamAsync("/live");
        _ = page.Listen(events);
        return page;
    }

    /// <summary>Milliseconds from an instant until the page shows these words.</summary>
    public Task<double> Shows(string words, long sent)
    {
        var shown = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        _expected = (words, sent, shown);
        return shown.Task;
    }

    public void Forget() => _expected = null;

    public void Dispose()
    {
        _closed.Cancel();
        _http.Dispose();
        _closed.Dispose();
    }

    private async Task Listen(Stream events)
    {
        try
        {
            await foreach (var one in SseParser.Create(events).EnumerateAsync(_closed.Token))
            {
                if (one.EventType == "facts")
                {
                    await Task.Delay(Gather, _closed.Token);
                    await Fetch();
                }
            }
        }
        catch (Exception over) when (_closed.IsCancellationRequested && over is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException)
        {
            // The page was closed.
        }
        catch (Exception problem)
        {
            _expected?.Shown.TrySetException(problem);
        }
    }

    private async Task Fetch()
    {
        if (_expected is var (words, sent, shown) && !shown.Task.IsCompleted
            && (await _http.GetStringAsync("/offers", _closed.Token)).Contains(words, StringComparison.Ordinal))
        {
            shown.TrySetResult(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }
}
