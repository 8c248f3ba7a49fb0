using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Collegium.Trials.Desk;

/// <summary>
/// The app as it is shipped: published in Release, running in a process of its own on a free port. Started as a demo, which
/// keeps what the database holds and does not limit callers of this machine.
/// </summary>
internal sealed class DeskServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _log;

    private DeskServer(Process process, Uri url, string log) => (_process, Url, _log) = (process, url, log);

    public Uri Url { get; }

    /// <summary>Publishes the app beside the trials' own build and answers the path of its assembly.</summary>
    public static async Task<string> Publish()
    {
        var root = Root();
        var into = Path.Combine(AppContext.BaseDirectory, "published");
        var dll = Path.Combine(into, "Collegium.dll");
        if (File.Exists(dll) && File.GetLastWriteTimeUtc(dll) > Youngest(Path.Combine(root, "src")))
        {
            return dll;
        }

        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, "src", "Collegium"), "-c", "Release", "-v", "q", "-o", into, "-nodeReuse:false", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = root,
        };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? dll : throw new InvalidOperationException($"The app does not build: {said}");
    }

    public static async Task<DeskServer> Start(string dll, string database)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var log = Path.Combine(Path.GetDirectoryName(dll)!, "server.log");
        var start = new ProcessStartInfo("dotnet", [dll, "--demo", "--urls", url.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll)!,
            Environment = { ["COLLEGIUM_DATABASE"] = database, ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        var process = Process.Start(start)!;
        var writer = TextWriter.Synchronized(new StreamWriter(log) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new DeskServer(process, url, log);
        await server.Ready();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task Ready()
    {
        using var http = new HttpClient { BaseAddress = Url };
        for (var tries = 0; tries < 600 && !_process.HasExited; tries++)
        {
            try
            {
                if ((await http.GetAsync("/readyz")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The app did not start; see {_log}.");
    }

    private static DateTime Youngest(string source) => Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal))
        .Max(File.GetLastWriteTimeUtc);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Collegium.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The trials don't lie in the repository.");
    }
}
