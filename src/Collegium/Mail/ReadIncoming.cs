using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>Reads the JSON in which the provider hands a mail over, whatever bytes somebody managed to put into it.</summary>
public static partial class ReadIncoming
{
    private const int LongestLine = 1_000;
    private const int MostHeaders = 400;
    private const int MostFiles = 100;
    private const int LongestText = 500_000;

    public static readonly Refusal Unreadable = new(
        "mail.unreadable", "This is no mail in the form the provider sends: JSON with From, To, Subject, TextBody and MessageID.", RefusalKind.Malformed);

    /// <summary>The JSON object in a body, in the character set it declares, or in the one its bytes can only be in.</summary>
    public static Result<JsonElement> Parse(byte[] body, string? charset)
    {
        try
        {
            using var parsed = JsonDocument.Parse(Utf8(body, charset));
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? parsed.RootElement.Clone() : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    public static Result<IncomingMail> Mail(JsonElement sent)
    {
        var full = sent.TryGetProperty("FromFull", out var from) && from.ValueKind == JsonValueKind.Object ? from : (JsonElement?)null;
        var (address, name) = Address(Line(full ?? sent, full is null ? "From" : "Email") is { Length: > 0 } mail ? mail : Line(sent, "From"));
        var (headers, text, html) = (Headers(sent), Words(sent, "TextBody"), Words(sent, "HtmlBody"));
        var id = Line(sent, "MessageID");
        if (id.Length == 0 || (!sent.TryGetProperty("TextBody", out _) && !sent.TryGetProperty("HtmlBody", out _) && !sent.TryGetProperty("Subject", out _)))
        {
            return Unreadable;
        }

        return new IncomingMail
        {
            ProviderId = id,
            From = address,
            FromName = full is { } known && Line(known, "Name") is { Length: > 0 } called ? called : Line(sent, "FromName") is { Length: > 0 } other ? other : name,
            Recipients = [.. Recipients(sent, "To").Concat(Recipients(sent, "Cc")).Concat(Recipients(sent, "Bcc")).Append(Line(sent, "OriginalRecipient"))
                .Where(r => r.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Subject = Line(sent, "Subject"),
            Text = string.IsNullOrWhiteSpace(text) ? HtmlText.Of(html) : text,
            Stripped = Words(sent, "StrippedTextReply") is { Length: > 0 } stripped ? stripped : null,
            MailboxHash = Line(sent, "MailboxHash") is { Length: > 0 } hash ? hash : null,
            Headers = headers,
            Files = Files(sent),
        };
    }

    /// <summary>One line of text: cut, without line ends and NUL.</summary>
    public static string Line(JsonElement of, string name)
    {
        var text = Words(of, name).ReplaceLineEndings(" ").Trim();
        return text.Length > LongestLine ? text[..LongestLine] : text;
    }

    private static string Words(JsonElement of, string name)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var text = Text(value).Replace("\0", "", StringComparison.Ordinal);
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    /// <summary>Half a letter, escaped, is no text to the reader; it becomes the mark for what could not be read.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return JsonSerializer.Deserialize<string>(Halves().Replace(value.GetRawText(), "\\ufffd")) ?? "";
        }
    }

    private static IEnumerable<string> Recipients(JsonElement sent, string name)
    {
        if (sent.TryGetProperty(name + "Full", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray().Select(r => Line(r, "Email"))];
        }

        return Line(sent, name).Split(',').Select(r => Address(r).Mail);
    }

    private static List<(string, string)> Headers(JsonElement sent) =>
        sent.TryGetProperty("Headers", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Take(MostHeaders).Select(h => (Line(h, "Name"), Words(h, "Value").ReplaceLineEndings(" ").Trim()))] : [];

    private static List<IncomingFile> Files(JsonElement sent) =>
        sent.TryGetProperty("Attachments", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Take(MostFiles).Select(f => new IncomingFile(Line(f, "Name"), Line(f, "ContentType"), Bytes(f)))] : [];

    private static byte[]? Bytes(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("Content", out var content) && content.ValueKind == JsonValueKind.String
        && content.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    /// <summary>“Dana Reyes &lt;dana@example.com&gt;” in its two parts.</summary>
    private static (string Mail, string Name) Address(string text) =>
        text.LastIndexOf('<') is var at and >= 0 && text.IndexOf('>', at) is var end && end > at
            ? (text[(at + 1)..end].Trim(), text[..at].Trim().Trim('"')) : (text.Trim(), "");

    private static byte[] Utf8(byte[] body, string? charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var declared = Encoding.GetEncodings().FirstOrDefault(e => e.Name.Equals(charset?.Trim('"'), StringComparison.OrdinalIgnoreCase))?.GetEncoding();
        if (declared is not null and not UTF8Encoding)
        {
            return Encoding.UTF8.GetBytes(declared.GetString(body));
        }

        var marked = body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        return System.Text.Unicode.Utf8.IsValid(marked) ? marked : Encoding.UTF8.GetBytes(Encoding.GetEncoding(1252).GetString(marked));
    }

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Halves();
}
