using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collegium.Desk.Inbox;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>Brings mails in as a mail provider does, with what it found out about the sender.</summary>
internal sealed class Postman(World world, string webhook)
{
    public const string Checker = "mx.provider.example";
    public const string Mailbox = "requests@in.sonoran.example";
    public const string Dentist = "0@client.example";

    private static int _count;

    public static async Task<Postman> Of(World world, string? checker = Checker)
    {
        var (status, made) = await world.As("steward").Post("/mail/boxes", new { name = "Provider", address = Mailbox, checker });
        Assert.True(status == 201, $"{status}: {made}");
        return new Postman(world, (string)made!["webhook"]!);
    }

    /// <summary>A mail as the provider writes it down.</summary>
    public static JsonObject Letter(string text, string from = Dentist, string subject = "X-ray", string proof = "pass")
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var domain = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var letter = new JsonObject
        {
            ["FromName"] = "Contact of Ocotillo Bend Dental",
            ["From"] = from,
            ["FromFull"] = new JsonObject { ["Email"] = from, ["Name"] = "Contact of Ocotillo Bend Dental", ["MailboxHash"] = "" },
            ["To"] = Mailbox,
            ["ToFull"] = new JsonArray(new JsonObject { ["Email"] = Mailbox, ["Name"] = "", ["MailboxHash"] = "" }),
            ["Cc"] = "",
            ["OriginalRecipient"] = Mailbox,
            ["Subject"] = subject,
            ["MessageID"] = $"provider-{number}",
            ["MailboxHash"] = "",
            ["TextBody"] = text,
            ["HtmlBody"] = "",
            ["StrippedTextReply"] = "",
            ["Headers"] = new JsonArray(),
            ["Attachments"] = new JsonArray(),
        };
        letter.Header("Message-ID", $"<mail-{number}@{domain}>");
        if (proof.Length > 0)
        {
            letter.Header("Authentication-Results", $"{Checker}; spf={proof} smtp.mailfrom={from}; dkim={(proof == "pass" ? "pass" : "none")} header.d={domain}; dmarc={proof} header.from={domain}");
        }

        return letter;
    }

    /// <summary>An answer to a letter of ours, made from what went out.</summary>
    public static JsonObject Answer(MailMessage to, MailThread thread, string text, string proof = "pass")
    {
        var letter = Letter(text, to.ToAddress, $"Re: {to.Subject}", proof);
        letter["OriginalRecipient"] = Envelope.AnswerAddress(Mailbox, thread);
        letter["MailboxHash"] = thread.AnswerCode;
        return letter;
    }

    public async Task<JsonNode> Bring(JsonObject letter)
    {
        var (status, body) = await Send(Encoding.UTF8.GetBytes(letter.ToJsonString()));
        Assert.True(status == 200, $"{status}: {body}");
        return body!;
    }

    public async Task<(int Status, JsonNode? Body)> Send(byte[] body, string type = "application/json")
    {
        using var http = new HttpClient { BaseAddress = world.Url, Timeout = TimeSpan.FromMinutes(2) };
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await http.PostAsync(webhook, content);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The last letter of a kind, and the conversation it is in.</summary>
    public async Task<(MailMessage Mail, MailThread Thread)> Last(string kind, string? to = null)
    {
        await world.Settle();
        return await world.Look(async db =>
        {
            var mail = await db.Set<MailMessage>().Where(m => m.Kind == kind && (to == null || m.ToAddress == to)).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstAsync();
            return (mail, await db.Set<MailThread>().SingleAsync(t => t.Id == mail.ThreadId));
        });
    }

    public Task<ReceivedMail> Row(JsonNode told) => world.Look(db => db.Set<ReceivedMail>().SingleAsync(m => m.Id == told.Id(field: "id")));

    public async Task<int> Mails(string to)
    {
        await world.Settle();
        return await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.ToAddress == to));
    }
}

internal static class Letters
{
    public static JsonObject Header(this JsonObject letter, string name, string value)
    {
        letter["Headers"]!.AsArray().Add(new JsonObject { ["Name"] = name, ["Value"] = value });
        return letter;
    }

    public static JsonObject With(this JsonObject letter, string name, byte[] bytes, string kind = "application/octet-stream")
    {
        letter["Attachments"]!.AsArray().Add(new JsonObject
        {
            ["Name"] = name, ["ContentType"] = kind, ["ContentLength"] = bytes.Length, ["Content"] = Convert.ToBase64String(bytes),
        });
        return letter;
    }

    public static JsonObject Same(this JsonObject letter) => JsonSerializer.SerializeToNode(letter)!.AsObject();
}
