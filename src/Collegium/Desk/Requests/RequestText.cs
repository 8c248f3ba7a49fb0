using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collegium.Clients;
using Collegium.Language;

namespace Collegium.Desk.Requests;

/// <summary>What a person wrote, made fit to keep; refusals say what to write instead.</summary>
internal static class RequestText
{
    public const int Most = 20_000;

    public static readonly Refusal Empty = new(
        "request.empty", "Tell us what's wrong, in your own words. One sentence is enough.", Field: "text");

    public static readonly Refusal Unreadable = new(
        "request.unreadable", "This isn't text we can read; it looks like a file. Write a sentence, and send files later when somebody asks for them.",
        Field: "text");

    public static readonly Refusal NoImpact = new(
        "request.no-impact", "Say how badly it hurts: stopped, hindered or can-wait.", Field: "impact");

    public static Refusal TooLong(int length) => new(
        "request.too-long",
        FormattableString.Invariant($"That's {length:N0} characters; we read up to {Most:N0}. Keep the part that says what's wrong, the rest can follow."),
        Field: "text");

    public static Result<(string Text, Impact Impact)> Read(string? text, string? impact)
    {
        if (text is { Length: > Most })
        {
            return TooLong(text.Length);
        }

        if (text is not null && PlainText.LooksBinary(text))
        {
            return Unreadable;
        }

        var clean = PlainText.Clean(text ?? "");
        if (!clean.EnumerateRunes().Any(Says))
        {
            return Empty;
        }

        return impact switch
        {
            "stopped" => (clean, Impact.Stopped),
            "hindered" => (clean, Impact.Hindered),
            "can-wait" => (clean, Impact.CanWait),
            _ => NoImpact,
        };
    }

    /// <summary>The title of a request. Who only draws a printer on fire has it shown so; a link of nothing couldn't be pressed.</summary>
    public static string Title(string masked) => Headline.From(masked) is { Length: > 0 } said ? said : string.Concat(masked.ReplaceLineEndings(" ").EnumerateRunes().Take(30));

    /// <summary>A letter, a digit or a picture; a full stop says nothing.</summary>
    private static bool Says(Rune one) => Rune.IsLetterOrDigit(one) || Rune.GetUnicodeCategory(one) == UnicodeCategory.OtherSymbol;

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

    /// <summary>Names to mask: the client's and the contact's.</summary>
    public static IReadOnlyCollection<string> Names(ClientCard client, ContactCard? contact) =>
        contact is null ? [client.Name] : [client.Name, contact.Name];
}
