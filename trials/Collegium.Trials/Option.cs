using System.Globalization;

namespace Collegium.Trials;

/// <summary>An option of a trial: its name, the value it has when not given (null: none), how to check it, what it means.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Default">As it would be typed; null where there is none.</param>
/// <param name="Required">Must be given.</param>
/// <param name="Kind">What a value looks like, for the list and for refusals.</param>
/// <param name="Doc">What it means, in a few words.</param>
/// <param name="Accepts">Tells a good value from a bad one.</param>
internal sealed record Option(string Name, string? Default, bool Required, string Kind, string Doc, Func<string, bool> Accepts)
{
    /// <summary>True where the value names a file that must be there before the trial starts.</summary>
    public bool IsFile { get; private init; }

    public static Option Whole(string name, long standard, string doc, long least = 0) =>
        new(name, Text(standard), false, $"a whole number from {Text(least)}", doc,
            value => TryWhole(value, out var number) && number >= least);

    public static Option Number(string name, double standard, string doc) =>
        new(name, Text(standard), false, "a number", doc, value => TryNumber(value, out _));

    public static Option Choice(string name, string standard, string doc, params IReadOnlyList<string> choices) =>
        new(name, standard, false, string.Join('|', choices), doc, choices.Contains);

    public static Option Words(string name, string? standard, string doc, bool required = false) =>
        new(name, standard, required, "text", doc, value => value.Length > 0);

    public static Option File(string name, string doc, bool required = true) =>
        new(name, null, required, "a file", doc, value => value.Length > 0) { IsFile = true };

    public static bool TryWhole(string value, out long number) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public static bool TryNumber(string value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
