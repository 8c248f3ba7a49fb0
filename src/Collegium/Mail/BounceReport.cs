using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>A server says that a mail of ours was not delivered, and won't be.</summary>
public sealed partial record BounceReport(string Address, string Why, Guid? Mail)
{
    /// <summary>What the provider tells about a mail it could not deliver; null for one that may still arrive.</summary>
    public static BounceReport? Read(JsonElement sent)
    {
        var (type, address) = (ReadIncoming.Line(sent, "Type"), ReadIncoming.Line(sent, "Email"));
        string[] lasting = ["HardBounce", "BadEmailAddress", "SpamComplaint", "ManuallyDeactivated", "Blocked"];
        var off = sent.TryGetProperty("Inactive", out var inactive) && inactive.ValueKind == JsonValueKind.True;
        return address.Length == 0 || !(off || lasting.Contains(type) || ReadIncoming.Line(sent, "RecordType") == "SpamComplaint") ? null
            : new BounceReport(address, new[] { ReadIncoming.Line(sent, "Description"), ReadIncoming.Line(sent, "Details"), type }.First(w => w.Length > 0 || w == type), null);
    }

    /// <summary>A report that came as a mail: it names the address, says that it is over, and quotes a mail of ours.</summary>
    public static BounceReport? Read(IncomingMail mail)
    {
        var all = mail.Text + "\n" + string.Join('\n', mail.Files.Where(f => f.Kind.StartsWith("message/", StringComparison.OrdinalIgnoreCase)
            || f.Kind.StartsWith("text/rfc822", StringComparison.OrdinalIgnoreCase)).Select(f => Encoding.UTF8.GetString(f.Bytes ?? [])));
        var named = Recipient().Match(all) is { Success: true } match ? match.Groups["mail"].Value : mail.Header("X-Failed-Recipients");
        var lasting = Over().IsMatch(all) || mail.Header("X-Failed-Recipients") is not null;
        var ours = mail.Answers.Select(Envelope.MailOf).Concat(Names().Matches(all).Select(m => Envelope.MailOf(m.Value))).FirstOrDefault(m => m is not null);
        return named is null || !lasting || ours is null ? null
            : new BounceReport(named.Trim().Trim('<', '>'), Diagnosis().Match(all) is { Success: true } why ? why.Groups["why"].Value.Trim() : "The other server refuses this address.", ours);
    }

    [GeneratedRegex(@"^Final-Recipient:\s*rfc822;\s*(?<mail>[^\s;]+@[^\s;]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Recipient();

    [GeneratedRegex(@"^(Action:\s*failed|Status:\s*5\.)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Over();

    [GeneratedRegex(@"^Diagnostic-Code:\s*(?<why>.{1,300})", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Diagnosis();

    [GeneratedRegex("<[0-9a-f]{32}@[^<>\\s]+>")]
    private static partial Regex Names();
}
