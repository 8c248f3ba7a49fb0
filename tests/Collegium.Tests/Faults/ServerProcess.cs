using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Collegium.Tests.Faults;

/// <summary>The app in a process of its own, as it is started in earnest; it can be killed as the machine would.</summary>
internal sealed class ServerProcess(string database) : IAsyncDisposable
{
    private readonly StringBuilder _said = new();
    private Process? _process;

    /// <summary>Settings as the environment gives them.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort()}");

    public static async Task<ServerProcess> Start(string database)
    {
        var server = new ServerProcess(database);
        await server.Run();
        return server;
    }

    public async Task Run()
    {
        var dll = typeof(Actor).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", Url.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll)!,
            Environment = { ["COLLEGIUM_DATABASE"] = database, ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(2) && !_process.HasExited; await Task.Delay(100))
        {
            try
            {
                if ((await http.GetAsync("/readyz")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                continue;
            }
        }

        throw new InvalidOperationException($"The server did not start: {_said}");
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }
    }

    private void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
