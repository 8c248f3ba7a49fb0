using System.Text;
using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>Whether a mail comes from whom it says.</summary>
public enum SenderProof
{
    /// <summary>The answer is neither yes nor no.</summary>
    None,

    /// <summary>The mailbox names nobody whose answer would count.</summary>
    Unchecked,

    /// <summary>The provider proved that the sender's own domain sent it.</summary>
    Proved,

    /// <summary>Somebody on the way found that it comes from somebody else.</summary>
    Denied,

    /// <summary>Somebody on the way found that it is spam.</summary>
    Spam,
}

/// <summary>Reads what the provider found out about the sender. A yes counts only in the provider's own hand; a no counts from anybody.</summary>
public static partial class SenderCheck
{
    public static SenderProof Of(IncomingMail mail, string? checker)
    {
        if (Spam(mail))
        {
            return SenderProof.Spam;
        }

        var (found, domain) = (Results(mail).ToList(), Domain(mail.From));
        var proved = found.FindAll(r => r.By.Equals(checker, StringComparison.OrdinalIgnoreCase) && r.Says == "pass" && Aligned(r.Domain, domain));

        // A mail that was passed on fails the one check and is still signed by its sender.
        var denied = found.Exists(r => r is { What: "dmarc", Says: "fail" })
            || (!proved.Exists(r => r.What == "dkim") && (found.Exists(r => r is { What: "spf" or "dkim", Says: "fail" }) || SpfFailed(mail)));
        return denied ? SenderProof.Denied : string.IsNullOrEmpty(checker) ? SenderProof.Unchecked : proved.Count > 0 ? SenderProof.Proved : SenderProof.None;
    }

    private sealed record Finding(string By, string What, string Says, string Domain);

    private static IEnumerable<Finding> Results(IncomingMail mail)
    {
        var first = true;
        foreach (var (_, value) in mail.Headers.Where(h => h.Name.Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase)))
        {
            // The topmost was written last, by the server nearest to us; one below it may have come with the mail.
            var parts = Bare(value).Split(';', StringSplitOptions.TrimEntries);
            var by = first ? parts[0].Split(' ')[0] : "";
            first = false;
            foreach (var found in parts.Skip(1).Select(p => Method().Match(p)).Where(m => m.Success))
            {
                var what = found.Groups["what"].Value.ToLowerInvariant();
                yield return new Finding(by, what, found.Groups["says"].Value.ToLowerInvariant(), Checked(what, found.Groups["rest"].Value));
            }
        }
    }

    /// <summary>Which domain a check was about.</summary>
    private static string Checked(string what, string rest) => Domain((what switch { "spf" => OfSpf(), "dkim" => OfDkim(), _ => OfDmarc() }).Match(rest).Groups["value"].Value);

    /// <summary>Without comments and what is quoted: a sender may have chosen those words.</summary>
    private static string Bare(string value)
    {
        var bare = new StringBuilder(value.Length);
        var (deep, quoted) = (0, false);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\' && (deep > 0 || quoted))
            {
                i++;
            }
            else if (c == '"' && deep == 0)
            {
                quoted = !quoted;
            }
            else if (!quoted && (c is '(' or ')'))
            {
                deep = c == '(' ? deep + 1 : Math.Max(0, deep - 1);
            }
            else if (deep == 0 && !quoted)
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }

    /// <summary>Anybody may have written this line, so it proves nothing.</summary>
    private static bool SpfFailed(IncomingMail mail) => mail.Header("Received-SPF")?.TrimStart().StartsWith("fail", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Spam(IncomingMail mail) =>
        mail.Header("X-Spam-Flag")?.StartsWith("YES", StringComparison.OrdinalIgnoreCase) == true
        || mail.Header("X-Spam-Status")?.StartsWith("Yes", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The domain itself, or one below it.</summary>
    private static bool Aligned(string found, string from) =>
        found.Length > 0 && from.Length > 0
        && (found == from || found.EndsWith("." + from, StringComparison.Ordinal) || (from.EndsWith("." + found, StringComparison.Ordinal) && found.Contains('.', StringComparison.Ordinal)));

    private static string Domain(string address) => address.Trim('"', '<', '>', ' ')[(address.Trim('"', '<', '>', ' ').LastIndexOf('@') + 1)..].ToLowerInvariant();

    [GeneratedRegex(@"^(?<what>spf|dkim|dmarc)\s*=\s*(?<says>[a-z]+)\b(?<rest>.*)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Method();

    [GeneratedRegex(@"\bsmtp\.mail(from)?\s*=\s*(?<value>\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex OfSpf();

    [GeneratedRegex(@"\bheader\.[di]\s*=\s*(?<value>\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex OfDkim();

    [GeneratedRegex(@"\bheader\.from\s*=\s*(?<value>\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex OfDmarc();
}
