using System.Text.RegularExpressions;

namespace Collegium.Tests.House;

/// <summary>How refusals speak: a code of noun and reason, a whole sentence without the words of a form from an office.</summary>
internal static partial class RefusalRules
{
    public static readonly string[] Never = ["invalid", "error", "required", "failed", "illegal", "please"];

    /// <summary>Code and sentence of each refusal written in the source, with the file it stands in.</summary>
    public static IEnumerable<(Sheet Sheet, string Code, string? Message)> Written(Building building) =>
        from sheet in building.Source
        from Match match in Literal().Matches(sheet.Text)
        select (sheet, match.Groups["code"].Value, match.Groups["message"] is { Success: true } message ? message.Value : null);

    public static IEnumerable<string> Unkind(Building building) =>
        from written in Written(building)
        where written.Message is not null && Fault(written.Message) is not null
        select $"{written.Sheet.Path}: {written.Code}: {Fault(written.Message!)}";

    public static IEnumerable<string> Misnamed(Building building) =>
        from written in Written(building)
        where !Named().IsMatch(written.Code)
        select $"{written.Sheet.Path}: {written.Code}";

    /// <summary>What is wrong with a sentence said to somebody; null for a good one.</summary>
    public static string? Fault(string message) =>
        !(message.EndsWith('.') || message.EndsWith('?') || message.EndsWith('}')) ? "ends without a full stop"
        : Never.FirstOrDefault(word => Regex.IsMatch(message, $@"\b{word}\b", RegexOptions.IgnoreCase)) is { } word ? $"says “{word}”"
        : null;

    /// <summary>A refusal written out: its type named, or inferred where a field or method of that type is declared.</summary>
    [GeneratedRegex("""
        (?:new\s+Refusal\s*\(|Refusal\s+\w+(?:\([^)]*\))?\s*=>?\s*new\s*\()\s*\$?"(?<code>[^"]*)"\s*,(?:\s*"(?<message>(?:[^"\\]|\\.)*)"(?!\s*\+))?
        """)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(\{\w+\}|[a-z]+(-[a-z]+)*)\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Named();
}
