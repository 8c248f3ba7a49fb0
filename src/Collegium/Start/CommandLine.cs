using System.Globalization;
using Collegium.Start.Demo;

namespace Collegium.Start;

/// <summary>What the program was called for.</summary>
internal abstract record Command
{
    public string? Urls { get; init; }
}

/// <summary>Answers over HTTP; with <see cref="Demo"/> a chapter with eighteen months behind it.</summary>
internal sealed record Serve(bool Demo, DateOnly? AsOf) : Command
{
    public Season Season { get; init; } = Season.Whole;
}

/// <summary>Sends the rows of a file through the operation of the public page.</summary>
internal sealed record ImportRequests(string File, string Text) : Command
{
    public int Limit { get; init; } = int.MaxValue;

    public string? Client { get; init; }

    /// <summary>The column that says what each row took; the chapter's reader learns from it.</summary>
    public string? Label { get; init; }

    /// <summary>Offers the rows to members; otherwise they are filed as history and nobody is told.</summary>
    public bool Live { get; init; }

    /// <summary>Where the file with each row's outcome goes.</summary>
    public string Reports { get; init; } = ".";
}

/// <summary>Writes everything the chapter owns into a folder.</summary>
internal sealed record ExportAll(string Folder) : Command;

/// <summary>Reads the arguments; what it cannot read it refuses in one sentence.</summary>
internal static class CommandLine
{
    private const string Loopback = "http://127.0.0.1:5080";

    public static Refusal Wrong(string sentence) => new("command.wrong", sentence);

    public static Refusal NoFile(string file) => new("command.no-file", $"There is no file {file}.", RefusalKind.Missing);

    /// <summary>2 for arguments or a database that do not fit, 3 for a file that is not there.</summary>
    public static int Exit(Refusal no) => no.Kind == RefusalKind.Missing ? 3 : 2;

    public static Result<Command> Read(string[] args) => args switch
    {
        ["import", "requests", ..] => Import(args[2..]),
        ["import", ..] => Wrong("Say what to import: import requests FILE.csv --text COLUMN."),
        ["export", var folder] when !folder.StartsWith('-') => new ExportAll(folder),
        ["export", ..] => Wrong("Say where to: export FOLDER."),
        _ => Serving(args),
    };

    private static Result<Command> Serving(string[] args)
    {
        if (Options(args, ["--demo"], ["--as-of", "--urls"]) is var read && read.Refusal is { } no)
        {
            return no;
        }

        var (names, given) = read.Value;
        if (names is [var stray, ..])
        {
            return Wrong($"“{stray}” isn't known here. Known: import requests FILE, export FOLDER, or no verb to serve.");
        }

        var demo = given.ContainsKey("--demo");
        var urls = given.GetValueOrDefault("--urls");
        DateOnly? asOf = null;
        if (given.TryGetValue("--as-of", out var day))
        {
            if (!demo || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var pinned)
                || pinned.Year is < 2000 or > 2100)
            {
                return Wrong($"--as-of takes a day such as 2026-11-17 and goes with --demo. You wrote “{day}”{(demo ? "" : " without --demo")}.");
            }

            asOf = pinned;
        }

        if (demo && urls?.Split(';').FirstOrDefault(u => !(Uri.TryCreate(u, UriKind.Absolute, out var url) && url.IsLoopback)) is { } open)
        {
            return Wrong($"The demo has keys that everybody knows, so it answers on this machine only: use http://localhost:PORT instead of {open}.");
        }

        return new Serve(demo, asOf) { Urls = urls ?? (demo ? Loopback : null) };
    }

    private static Result<Command> Import(string[] args)
    {
        if (Options(args, ["--live"], ["--text", "--label", "--limit", "--client"]) is var read && read.Refusal is { } no)
        {
            return no;
        }

        var (names, given) = read.Value;
        if (names is not [var file] || !given.TryGetValue("--text", out var text))
        {
            return Wrong("Name one file and the column that holds the words: import requests FILE.csv --text COLUMN.");
        }

        var limit = int.MaxValue;
        if (given.TryGetValue("--limit", out var most)
            && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0))
        {
            return Wrong($"--limit takes a number of rows from 1; “{most}” isn't one.");
        }

        var (label, live) = (given.GetValueOrDefault("--label"), given.ContainsKey("--live"));
        if (live && label is not null)
        {
            return Wrong("--label teaches from what is over, so it doesn't go with --live. Leave one of the two out.");
        }

        return File.Exists(file)
            ? new ImportRequests(file, text) { Limit = limit, Client = given.GetValueOrDefault("--client"), Label = label, Live = live }
            : NoFile(file);
    }

    private static Result<(List<string> Names, Dictionary<string, string> Given)> Options(string[] args, string[] flags, string[] valued)
    {
        var (names, given) = (new List<string>(), new Dictionary<string, string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                names.Add(args[i]);
            }
            else if (flags.Contains(args[i]))
            {
                given[args[i]] = "";
            }
            else if (!valued.Contains(args[i]))
            {
                return Wrong($"“{args[i]}” isn't known here. Known: {string.Join(", ", flags.Concat(valued))}.");
            }
            else if (i + 1 >= args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                return Wrong($"{args[i]} needs a value after it.");
            }
            else
            {
                given[args[i]] = args[++i];
            }
        }

        return (names, given);
    }
}
