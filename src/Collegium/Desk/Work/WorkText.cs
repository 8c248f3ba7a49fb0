using Collegium.Language;

namespace Collegium.Desk.Work;

/// <summary>Words written beside the work: cleaned, and refused when they are a file or far too long.</summary>
internal static class WorkText
{
    public const int Most = 10_000;

    public static Result<string> Read(string? text, string field)
    {
        if (text is { Length: > Most })
        {
            return new Refusal(
                "text.too-long", FormattableString.Invariant($"That's {text.Length:N0} characters; there is room for {Most:N0}. Keep what matters."), Field: field);
        }

        return text is not null && PlainText.LooksBinary(text)
            ? new Refusal("text.unreadable", "This isn't text we can read; it looks like a file. Write it in words.", Field: field)
            : PlainText.Clean(text ?? "");
    }

    /// <summary>One line, cleaned: a name, an address.</summary>
    public static string Line(string? text) => text is { Length: > 2_000 }
        ? text
        : string.Join(' ', PlainText.Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
