using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collegium.Database;

namespace Collegium.Notices;

/// <summary>Puts a notice into the form each kind of way takes.</summary>
public sealed class NoticeCarrier(OutsideCalls calls, NoticeSettings settings, PushKeys keys, TimeProvider clock)
{
    /// <summary>Said of a device that will never take a message again.</summary>
    public const string Gone = "the device takes no messages any more";

    /// <summary>How long a push server keeps a message for a device that is off, in seconds.</summary>
    private const string KeptFor = "14400";

    /// <summary>Null when it was taken, else what went wrong.</summary>
    public async Task<string?> Send(Notice notice, string text, string secret)
    {
        using var message = notice.Kind switch
        {
            WayKind.Sms when settings.SmsUrl is null => null,
            WayKind.Sms => Sms(notice, text),
            WayKind.Webhook => Webhook(notice, text, secret),
            WayKind.Push => Push(notice, text),
            WayKind.Device => await Device(notice, text, secret),
        };
        var problem = message is null ? "no gateway for text messages is set up" : await calls.Send(message, configured: notice.Kind == WayKind.Sms);
        return notice.Kind == WayKind.Device && problem is "answered 404" or "answered 410" ? Gone : problem;
    }

    private async Task<HttpRequestMessage> Device(Notice notice, string text, string secret)
    {
        var parts = secret.Split('.');
        var words = JsonSerializer.SerializeToUtf8Bytes(new { text, link = notice.Link, tag = notice.Because }, JsonSerializerOptions.Web);
        var message = new HttpRequestMessage(HttpMethod.Post, notice.Address)
        {
            Content = new ByteArrayContent(PushSeal.Close(words, Base64Url.DecodeFromChars(parts[0]), Base64Url.DecodeFromChars(parts[1]))),
        };
        message.Content.Headers.ContentType = new("application/octet-stream");
        message.Content.Headers.ContentEncoding.Add("aes128gcm");
        message.Headers.TryAddWithoutValidation("Authorization", await keys.Authorization(notice.Address));
        message.Headers.Add("TTL", KeptFor);
        message.Headers.Add("Urgency", notice.Urgent ? "high" : "normal");
        return message;
    }

    private HttpRequestMessage Sms(Notice notice, string text)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, Fill(settings.SmsUrl!, notice, text, Uri.EscapeDataString))
        {
            Content = new StringContent(Fill(settings.SmsBody, notice, text, Escape(settings.SmsType)), Encoding.UTF8, settings.SmsType),
        };
        foreach (var (name, value) in settings.SmsHeaders)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private HttpRequestMessage Webhook(Notice notice, string text, string secret)
    {
        var body = JsonSerializer.Serialize(new { id = notice.Id, about = notice.Because, text, link = notice.Link, urgent = notice.Urgent, at = notice.At }, JsonSerializerOptions.Web);
        var at = new DateTimeOffset(clock.Now()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")));
        var message = new HttpRequestMessage(HttpMethod.Post, notice.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("X-Collegium-Timestamp", at);
        message.Headers.Add("X-Collegium-Signature", $"sha256={signature}");
        return message;
    }

    private static HttpRequestMessage Push(Notice notice, string text)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, notice.Address) { Content = new StringContent(text, Encoding.UTF8, "text/plain") };
        message.Headers.Add("Click", notice.Link);
        message.Headers.Add("Priority", notice.Urgent ? "5" : "3");
        return message;
    }

    private static string Fill(string template, Notice notice, string text, Func<string, string> escape) => template
        .Replace("{to}", escape(notice.Address), StringComparison.Ordinal)
        .Replace("{text}", escape(text), StringComparison.Ordinal)
        .Replace("{link}", escape(notice.Link), StringComparison.Ordinal);

    private static Func<string, string> Escape(string type) => type switch
    {
        "application/json" => value => JsonEncodedText.Encode(value).ToString(),
        "application/x-www-form-urlencoded" => Uri.EscapeDataString,
        _ => value => value,
    };
}
