using System.Text.RegularExpressions;

namespace Collegium.Desk.Macros;

/// <summary>Reads a macro's lines and fills in its places.</summary>
internal static partial class MacroText
{
    public static readonly IReadOnlyList<string> Steps = ["ask", "withdraw", "refuse", "tag", "untag", "mind", "note", "tell", "check", "done", "confirm"];

    public static readonly IReadOnlyList<string> Places = ["client", "contact", "number", "trouble", "member", "promise", "steward", "today"];

    private const int MostSteps = 10;

    public static readonly Refusal NoSteps = new(
        "macro.no-steps", "Write one to ten steps, one a line, such as “tell: Dear {contact}, we have it.” or “ask”.", Field: "steps");

    public static Refusal UnknownStep(string step) => new(
        "macro.unknown-step", $"“{step}” is no step. There are {string.Join(", ", Steps)}; words follow after a colon.", Field: "steps");

    public static Refusal UnknownPlace(string place) => new(
        "macro.unknown-place", $"Nothing is known to put in for {{{place}}}. There are {string.Join(", ", Places.Select(p => $"{{{p}}}"))}.", Field: "steps");

    public static Result<IReadOnlyList<(string Step, string? Words)>> Read(string? text)
    {
        var steps = new List<(string, string?)>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (step, words) = colon < 0 ? (line, null) : (line[..colon].TrimEnd(), line[(colon + 1)..].Trim());
            if (!Steps.Contains(step))
            {
                return UnknownStep(step.Length > 40 ? step[..40] + "…" : step);
            }

            if (Place().Matches(words ?? "").Select(m => m.Groups[1].Value).FirstOrDefault(p => !Places.Contains(p)) is { } unknown)
            {
                return UnknownPlace(unknown);
            }

            steps.Add((step, words));
        }

        return steps.Count is 0 or > MostSteps ? NoSteps : steps;
    }

    public static string? Fill(string? words, IReadOnlyDictionary<string, string> known) =>
        words is null ? null : Place().Replace(words, m => known[m.Groups[1].Value]);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
