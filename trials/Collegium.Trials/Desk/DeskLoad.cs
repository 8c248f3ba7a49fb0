using System.Diagnostics;

namespace Collegium.Trials.Desk;

/// <summary>So many clients, each asking again as soon as it was answered.</summary>
internal sealed class DeskLoad(int clients, TimeSpan lasts)
{
    public int Errors { get; private set; }

    /// <summary>Why the first of them was counted as one.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Answers per second, and the longest wait of all but one in a hundred.</summary>
    public async Task<(double PerSecond, double P99Millis)> Run(Func<int, int, Task<string?>> ask, int atLeast = 0)
    {
        var waits = new List<double>[clients];
        var watch = Stopwatch.StartNew();
        var left = atLeast;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var mine = waits[client] = new List<double>(4096);
            for (var turn = 0; atLeast > 0 ? Interlocked.Decrement(ref left) >= 0 : watch.Elapsed < lasts; turn++)
            {
                var start = Stopwatch.GetTimestamp();
                if (await ask(client, turn) is { } wrong)
                {
                    lock (waits)
                    {
                        Errors++;
                        FirstError ??= wrong;
                    }
                }

                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = waits.SelectMany(w => w).Order().ToList();
        return (all.Count / seconds, all.Count == 0 ? 0 : all[(int)(0.99 * (all.Count - 1))]);
    }
}
