using System.Diagnostics;
using System.Text;

namespace Collegium.Ledger.Tests;

/// <summary>The real hledger, where it is installed.</summary>
internal static class Hledger
{
    public static string Run(string journal, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".journal");
        File.WriteAllText(file, journal, new UTF8Encoding(false));
        try
        {
            var start = new ProcessStartInfo("hledger", ["-f", file, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            start.Environment["LC_ALL"] = "C.UTF-8";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{errors.Result}\n{journal}");
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static void SkipWhenMissing()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "hledger"))))
            Assert.Skip("hledger is not installed; the text itself is checked by the other tests.");
    }
}
