using System.Text.RegularExpressions;

namespace Collegium.Tests.House;

/// <summary>How refusals speak: a code of noun and reason, a whole sentence without the words of a form from an office.</summary>
internal static partial class RefusalRules
{
    public static readonly string[] Never = ["invalid", "error", "required", "failed", "illegal", "please"];

    public static IEnumerable<string> Unkind(Building building) =>
        from written in RefusalSource.In(building)
        from words in written.Words
        where Word(words) is not null
        select $"{written.Path}: {written.Code}: says “{Word(words)}”";

    public static IEnumerable<string> Misnamed(Building building) =>
        from written in RefusalSource.In(building)
        where !Named().IsMatch(written.Code)
        select $"{written.Path}: {written.Code}";

    /// <summary>What is wrong with a sentence said to somebody; null for a good one.</summary>
    public static string? Fault(string message) =>
        !(message.EndsWith('.') || message.EndsWith('?')) ? "ends without a full stop"
        : Word(message) is { } word ? $"says “{word}”"
        : null;

    private static string? Word(string message) => Never.FirstOrDefault(word => Regex.IsMatch(message, $@"\b{word}\b", RegexOptions.IgnoreCase));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Named();
}
