using Collegium.Language;

namespace Collegium.Members.Conduct;

/// <summary>What people write in a case, made fit to keep.</summary>
internal static class ConductText
{
    public const int Most = 20_000;

    public static readonly Refusal Empty = new(
        "conduct.empty", "Write it down first, in your own words: who decides has nothing else to go by.", Field: "text");

    public static readonly Refusal Unreadable = new(
        "conduct.unreadable", "This isn't text we can read; it looks like a file. Write it in words.", Field: "text");

    public static Refusal TooLong(int length) => new(
        "conduct.too-long",
        FormattableString.Invariant($"That's {length:N0} characters; there is room for {Most:N0}. Keep what matters: what happened, when, and what shows it."), Field: "text");

    public static Result<string> Read(string? text) =>
        text is { Length: > Most } ? TooLong(text.Length)
        : text is not null && PlainText.LooksBinary(text) ? Unreadable
        : PlainText.Clean(text ?? "") is { Length: > 0 } clean ? clean
        : Empty;
}
