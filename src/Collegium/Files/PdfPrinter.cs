using System.ComponentModel;
using System.Diagnostics;

namespace Collegium.Files;

/// <summary>
/// Prints a page without a screen, by a browser on this machine when there is one: one at a time, killed after half a minute,
/// with an empty environment, a fresh home and no way to the network.
/// </summary>
public sealed partial class PdfPrinter(IConfiguration settings, ILogger<PdfPrinter> log) : IDisposable
{
    private const string Usual = "/usr/bin/chromium-headless-shell";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);

    public bool CanPrint => Program is not null;

    private string? Program => settings["Pdf:Program"] is { Length: > 0 } named ? (File.Exists(named) ? named : null) : File.Exists(Usual) ? Usual : null;

    /// <summary>The bytes, or null where the program is missing or failed. The page must carry its style and pictures in itself.</summary>
    public async Task<byte[]?> Print(string html)
    {
        if (Program is not { } program)
        {
            return null;
        }

        await _one.WaitAsync();
        var home = Directory.CreateTempSubdirectory("collegium-pdf-");
        try
        {
            var (page, file) = (Path.Combine(home.FullName, "page.html"), Path.Combine(home.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html);
            if (!await Run(Start(program, home.FullName, page, file)) || !File.Exists(file))
            {
                Failed(program);
                return null;
            }

            var bytes = await File.ReadAllBytesAsync(file);
            return bytes.AsSpan().StartsWith("%PDF"u8) ? bytes : null;
        }
        finally
        {
            home.Delete(recursive: true);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static ProcessStartInfo Start(string program, string home, string page, string file)
    {
        string[] how =
        [
            "--headless", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={home}/profile", "--proxy-server=127.0.0.1:9",
            "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND", $"--print-to-pdf={file}",
            // Chromium refuses its own sandbox to the superuser; then the page's policy alone keeps it in.
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
            "file://" + page,
        ];
        var start = new ProcessStartInfo(program, how)
        {
            WorkingDirectory = home, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = "/usr/bin:/bin";
        return start;
    }

    private static async Task<bool> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new Win32Exception();
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ended, Task.Delay(Longest)) != ended)
        {
            process.Kill(entireProcessTree: true);
            await ended;
            return false;
        }

        await read;
        return process.ExitCode == 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Program} printed nothing")]
    private partial void Failed(string program);
}
