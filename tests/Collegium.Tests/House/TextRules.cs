using System.Text.RegularExpressions;

namespace Collegium.Tests.House;

/// <summary>Rules one can see in the files: sizes, names, what may not stand in them.</summary>
internal static partial class TextRules
{
    private static readonly string[] EmptyNames = ["Util", "Utils", "Helper", "Helpers", "Common", "Manager", "Service", "Services", "Processor", "Dto", "Base", "Info"];

    /// <summary>Where an exception ends: loops that must outlive one bad turn, retries, and the border to what others made.</summary>
    public static readonly IReadOnlySet<string> Edges = new HashSet<string>
    {
        "src/Collegium/Database/DatabaseSetup.cs",
        "src/Collegium/Database/FreshDatabase.cs",
        "src/Collegium/Database/TimerSweep.cs",
        "src/Collegium/Database/Writing.cs",
        "src/Collegium/Database/WrittenTogether.cs",
        "src/Collegium/Facts/FactPump.cs",
        "src/Collegium/Facts/FactTail.cs",
        "src/Collegium/Facts/ReactionStep.cs",
        "src/Collegium/Http/Edge.cs",
        "src/Collegium/Files/PdfPrinter.cs",
        "src/Collegium/Mail/MailSender.cs",
        "src/Collegium/Mail/ReadIncoming.cs",
        "src/Collegium/Notices/NoticeSender.cs",
        "src/Collegium/Notices/OutsideCalls.cs",
    };

    public static IEnumerable<string> MedianTooLong(Building building)
    {
        var lines = building.Source.Select(s => s.Lines).Order().ToList();
        return lines.Count > 0 && lines[lines.Count / 2] >= 60 ? [$"the median is {lines[lines.Count / 2]} lines"] : [];
    }

    public static IEnumerable<string> FileTooLong(Building building) =>
        from sheet in building.Sheets
        where sheet.IsCode && !sheet.IsMigration && sheet.Lines > (sheet.Path.StartsWith("src/", StringComparison.Ordinal) ? 300 : 400)
        select $"{sheet.Path}: {sheet.Lines} lines";

    public static IEnumerable<string> EmptyWord(Building building) =>
        from sheet in building.Sheets
        where sheet.IsCode
        let bad = Words().Matches(sheet.Name).Select(m => m.Value).Intersect(EmptyNames).FirstOrDefault()
        where bad is not null
        select $"{sheet.Path}: “{bad}” says nothing";

    public static IEnumerable<string> SwallowedCatch(Building building) =>
        from sheet in building.Source
        where sheet.Path.EndsWith(".cs", StringComparison.Ordinal) && !Edges.Contains(sheet.Path)
        from Match match in Catch().Matches(sheet.Text)
        where !Block(sheet.Text, match.Index).Contains("throw", StringComparison.Ordinal)
        select $"{sheet.Path}, line {sheet.Text.AsSpan(0, match.Index).Count('\n') + 1}: a bug is caught once, at the edge";

    public static IEnumerable<string> MachinePath(Building building) =>
        from sheet in building.Sheets
        where !sheet.Path.StartsWith("tests/Collegium.Tests/House/", StringComparison.Ordinal)
        from Match match in Machine().Matches(sheet.Text)
        select $"{sheet.Path}: {match.Value}";

    public static IEnumerable<string> RegistryHost(Building building) =>
        from sheet in building.Sheets
        where !sheet.Path.StartsWith("tests/Collegium.Tests/House/", StringComparison.Ordinal)
        from Match match in Registry().Matches(sheet.Text)
        select $"{sheet.Path}: {match.Value}";

    public static IEnumerable<string> ResolvedLock(Building building) =>
        from sheet in building.Sheets
        where Path.GetFileName(sheet.Path) == "package-lock.json" && sheet.Text.Contains("\"resolved\"", StringComparison.Ordinal)
        select $"{sheet.Path} names where packages came from";

    public static IEnumerable<string> ScriptTooLong(Building building)
    {
        var own = building.Sheets.Where(s => s.Path.StartsWith("src/", StringComparison.Ordinal) && s.Path.EndsWith(".js", StringComparison.Ordinal)).ToList();
        return own.Sum(s => s.Lines) >= 800 ? [$"{own.Sum(s => s.Lines)} lines of script in {own.Count} files"] : [];
    }

    public static IEnumerable<string> InlineCode(Building building) =>
        from sheet in building.Sheets
        where sheet.Path.EndsWith(".razor", StringComparison.Ordinal)
        from Match match in Inline().Matches(sheet.Text)
        select $"{sheet.Path}: {match.Value}";

    /// <summary>
    /// A page is drawn when all of it has been read, and by one reader: two on a page would use the request's one connection
    /// at the same time. The parts named here are the only readers on their pages.
    /// </summary>
    public static IEnumerable<string> ReadsByHalves(Building building) =>
        from sheet in building.Source
        where sheet.Path.EndsWith(".razor", StringComparison.Ordinal) && !sheet.Path.EndsWith("/App.razor", StringComparison.Ordinal)
        let alone = sheet.Text.Contains("@page ", StringComparison.Ordinal)
            || Path.GetFileNameWithoutExtension(sheet.Path) is "ClientSheet" or "OfferSheet" or "SurveySheet" or "BooksNav" or "StandingForms" or "SorryPage"
        from Match match in Reading().Matches(sheet.Text)
        where !alone || match.Value.StartsWith("On", StringComparison.Ordinal)
        select $"{sheet.Path}: {match.Value}; inherit ReadPage in the page, and give its parts what they show";

    public static IEnumerable<string> EmptyFolder(Building building) => building.EmptyFolders;

    /// <summary>From the first brace after a place to the one that closes it.</summary>
    private static string Block(string text, int from)
    {
        var (start, depth) = (text.IndexOf('{', from), 0);
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[start..at];
            }
        }

        return text[start..];
    }

    [GeneratedRegex("OnInitializedAsync|OnParametersSetAsync|@inherits ReadPage")]
    private static partial Regex Reading();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\bcatch\b(?=\s*(\(|\{|when))")]
    private static partial Regex Catch();

    [GeneratedRegex(@"(?<![\w.~])/(work/[a-z]+|root|home/\w+|Users/\w+)/[\w.-]+")]
    private static partial Regex Machine();

    [GeneratedRegex(@"https?://[^\s""'<>]*(/v3/index\.json|artifactory|nexus|registry\.)[^\s""'<>]*")]
    private static partial Regex Registry();

    [GeneratedRegex(@"<style\b|<script(?![^>]*\bsrc=)[^>]*>|\s(style|on[a-z]+)=""(?!@)[^""]*""")]
    private static partial Regex Inline();
}
