using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>Whether a mail comes from whom it says.</summary>
public enum SenderProof
{
    /// <summary>Nobody has looked, or the answer is neither yes nor no.</summary>
    None,

    /// <summary>The provider proved that the sender's own domain sent it.</summary>
    Proved,

    /// <summary>The provider says that it comes from somebody else, or that it is spam.</summary>
    Denied,
}

/// <summary>Reads what the provider found out about the sender. A yes counts only in the provider's own hand; a no counts from anybody.</summary>
public static partial class SenderCheck
{
    public static SenderProof Of(IncomingMail mail, string? checker)
    {
        var domain = Domain(mail.From);
        var found = Results(mail).ToList();
        var ours = found.Where(r => checker is { Length: > 0 } && r.By.Equals(checker, StringComparison.OrdinalIgnoreCase)).ToList();
        var proved = ours.Exists(r => (r.What is "dkim" or "spf" or "dmarc") && r.Says == "pass" && Aligned(r.Domain, domain));
        if (Spam(mail) || found.Exists(r => r is { What: "dmarc", Says: "fail" }))
        {
            return SenderProof.Denied;
        }

        // A mail that was passed on fails the one check and is still signed by its sender.
        var signed = ours.Exists(r => r.What is "dkim" && r.Says == "pass" && Aligned(r.Domain, domain));
        return found.Exists(r => r is { What: "spf" or "dkim", Says: "fail" }) && !signed ? SenderProof.Denied : proved ? SenderProof.Proved : SenderProof.None;
    }

    private sealed record Finding(string By, string What, string Says, string Domain);

    private static IEnumerable<Finding> Results(IncomingMail mail)
    {
        var first = true;
        foreach (var (_, value) in mail.Headers.Where(h => h.Name.Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase)))
        {
            // The topmost was written last, by the server nearest to us; one below it may have come with the mail.
            var by = first ? value.Split(';')[0].Trim().Split(' ')[0] : "";
            first = false;
            foreach (Match found in Method().Matches(value))
            {
                var domain = Property().Match(found.Groups["rest"].Value);
                yield return new Finding(by, found.Groups["what"].Value.ToLowerInvariant(), found.Groups["says"].Value.ToLowerInvariant(), Domain(domain.Groups["value"].Value));
            }
        }

        if (mail.Header("Received-SPF") is { } spf)
        {
            var says = spf.Split([' ', '('], 2)[0].ToLowerInvariant();
            yield return new Finding(
                Domain(Receiver().Match(spf).Groups["value"].Value), "spf", says, Domain(Sender().Match(spf).Groups["value"].Value));
        }
    }

    private static bool Spam(IncomingMail mail) =>
        mail.Header("X-Spam-Flag")?.StartsWith("YES", StringComparison.OrdinalIgnoreCase) == true
        || mail.Header("X-Spam-Status")?.StartsWith("Yes", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The domain itself, or one below it.</summary>
    private static bool Aligned(string found, string from) =>
        found.Length > 0 && from.Length > 0
        && (found == from || found.EndsWith("." + from, StringComparison.Ordinal) || (from.EndsWith("." + found, StringComparison.Ordinal) && found.Contains('.', StringComparison.Ordinal)));

    private static string Domain(string address) => address.Trim('"', '<', '>', ' ')[(address.Trim('"', '<', '>', ' ').LastIndexOf('@') + 1)..].ToLowerInvariant();

    [GeneratedRegex(@"\b(?<what>spf|dkim|dmarc)\s*=\s*(?<says>[a-z]+)(?<rest>[^;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Method();

    [GeneratedRegex(@"(header\.(d|i|from)|smtp\.mailfrom|smtp\.mail)\s*=\s*(?<value>[^\s;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Property();

    [GeneratedRegex(@"receiver=(?<value>[^\s;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Receiver();

    [GeneratedRegex(@"envelope-from=(?<value>[^\s;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Sender();
}
