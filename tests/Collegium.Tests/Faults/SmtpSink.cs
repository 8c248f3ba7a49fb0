using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Collegium.Tests.Faults;

/// <summary>
/// A real SMTP server, Debian's python3-aiosmtpd. What arrives is read by Python's own mail library, not by ours: decoded
/// subject, names and words, and the headers as they came.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private const string Program = """
        import sys, json, email, email.policy, threading
        from aiosmtpd.controller import Controller
        class Sink:
            async def handle_DATA(self, server, session, envelope):
                m = email.message_from_bytes(envelope.content, policy=email.policy.default)
                raw = email.message_from_bytes(envelope.content)
                print(json.dumps({
                    "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": str(m["subject"]), "name": m["to"].addresses[0].display_name,
                    "text": m.get_content(), "headers": [[k, " ".join(str(v).split())] for k, v in raw.items()]}), flush=True)
                return "250 OK"
        c = Controller(Sink(), hostname="127.0.0.1", port=int(sys.argv[1]))
        c.start()
        print("{}", flush=True)
        sys.stdin.read()
        """;

    private readonly List<JsonObject> _came = [];
    private readonly Process _process;

    private SmtpSink(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public IReadOnlyList<JsonObject> Came
    {
        get
        {
            lock (_came)
            {
                return [.. _came];
            }
        }
    }

    public static async Task<SmtpSink> Start()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python) && await Runs(Python, "import aiosmtpd"), "python3-aiosmtpd is not installed; on Debian: apt-get install python3-aiosmtpd.");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var process = Process.Start(new ProcessStartInfo(Python, ["-c", Program, $"{port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("{}", await process.StandardOutput.ReadLineAsync());
        var sink = new SmtpSink(process, port);
        _ = sink.Listen();
        return sink;
    }

    public async Task<IReadOnlyList<JsonObject>> Wait(int mails)
    {
        for (var tries = 0; tries < 600 && Came.Count < mails; tries++)
        {
            await Task.Delay(100);
        }

        Assert.True(Came.Count >= mails, $"{Came.Count} of {mails} mails came.");
        return Came;
    }

    public static string Header(JsonObject mail, string name) =>
        (string?)mail["headers"]!.AsArray().FirstOrDefault(h => ((string)h![0]!).Equals(name, StringComparison.OrdinalIgnoreCase))?[1] ?? "";

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_came)
            {
                _came.Add(JsonNode.Parse(line)!.AsObject());
            }
        }
    }

    private static async Task<bool> Runs(string python, string code)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", code]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
