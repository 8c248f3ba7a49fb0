using System.Text.Json;
using Collegium.Database;
using Collegium.Http;
using Collegium.Mail;
using Microsoft.Net.Http.Headers;

namespace Collegium.Desk.Inbox;

/// <summary>The mail provider's call: a mail, or word that one of ours came back.</summary>
internal sealed class ProviderCall(ChangeInboundKeys keys, TakeMail take, ReturnedMail returned, Writing writing, Here here)
{
    /// <summary>A mail of 35 MB, which providers don't exceed, and what its files grow by when they are written as text.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    public static readonly Refusal Unknown = new(
        "mailbox.unknown", "No mailbox is connected under this address, or it was taken off. Connect it anew on the page “Mail”, and give the provider the new address.",
        RefusalKind.Missing);

    public static readonly Refusal TooLarge = new(
        "mail.too-large", "This is more than 50 MB, so nothing of it was kept. The provider tells the sender that it could not be delivered.", (RefusalKind)StatusCodes.Status413PayloadTooLarge);

    public async Task<Result<object>> Run(string secret, HttpRequest call)
    {
        if (await keys.Behind(secret) is not { } key)
        {
            return Unknown;
        }

        here.Enter(Actor.House(here.Chapter));
        if (await Body(call) is not { } bytes)
        {
            return TooLarge;
        }

        var charset = MediaTypeHeaderValue.TryParse(call.ContentType, out var type) ? type.Charset.Value : null;
        var parsed = ReadIncoming.Parse(bytes, charset);
        if (parsed.Refusal is { } no)
        {
            return no;
        }

        if (ReadIncoming.Line(parsed.Value, "RecordType") is "Bounce" or "SpamComplaint")
        {
            return (await writing.Run<bool>(async () => await returned.Take(BounceReport.Read(parsed.Value)))).As(marked => (object)new { outcome = marked ? "returned" : "quiet" });
        }

        var mail = ReadIncoming.Mail(parsed.Value);
        return mail.Refusal is { } unreadable ? unreadable
            : (await writing.Run(() => take.Run(mail.Value, key))).As(row => (object)new { row.Id, row.Outcome, request = row.RequestId });
    }

    private static async Task<byte[]?> Body(HttpRequest call)
    {
        if (call.ContentLength > MostBytes)
        {
            return null;
        }

        using var taken = new MemoryStream((int)(call.ContentLength ?? 0));
        var buffer = new byte[64 * 1024];
        for (int read; (read = await call.Body.ReadAsync(buffer)) > 0;)
        {
            if (taken.Length + read > MostBytes)
            {
                return null;
            }

            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }
}
