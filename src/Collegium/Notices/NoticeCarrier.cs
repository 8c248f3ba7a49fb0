using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collegium.Database;

namespace Collegium.Notices;

/// <summary>Puts a notice into the form each kind of way takes.</summary>
public sealed class NoticeCarrier(OutsideCalls calls, NoticeSettings settings, TimeProvider clock)
{
    /// <summary>Null when it was taken, else what went wrong.</summary>
    public async Task<string?> Send(Notice notice, string text, string secret)
    {
        using var message = notice.Kind switch
        {
            WayKind.Sms when settings.SmsUrl is null => null,
            WayKind.Sms => Sms(notice, text),
            WayKind.Webhook => Webhook(notice, text, secret),
            WayKind.Push => Push(notice, text),
        };
        return message is null ? "no gateway for text messages is set up" : await calls.Send(message, configured: notice.Kind == WayKind.Sms);
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
