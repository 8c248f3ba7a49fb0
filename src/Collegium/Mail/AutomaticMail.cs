using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>Knows mail that no person wrote. It is kept and never answered, so that two machines don't write to each other for ever.</summary>
public static partial class AutomaticMail
{
    /// <summary>Why nobody is behind it, as a code; null when somebody may be.</summary>
    public static string? Why(IncomingMail mail, IEnumerable<string> ours) => mail switch
    {
        _ when mail.Header("X-Collegium-Message") is not null || mail.MessageId is { } id && (Envelope.MailOf(id) ?? Envelope.ThreadOf(id)) is not null => "own",
        _ when ours.Any(o => IsAt(mail.From, o)) || mail.Header("X-Loop") is not null => "loop",
        _ when mail.From.Length == 0 || mail.Header("Return-Path") is "<>" or "" || Robots().IsMatch(mail.From) => "no-sender",
        _ when mail.Header("Auto-Submitted") is { } auto && !auto.TrimStart().StartsWith("no", StringComparison.OrdinalIgnoreCase) => "automatic",
        _ when mail.Header("X-Autoreply") is not null || mail.Header("X-Autorespond") is not null || Away().IsMatch(mail.Subject) => "away",
        _ when mail.Header("Precedence") is { } rank && Many().IsMatch(rank) || mail.Header("List-Id") is not null => "bulk",
        _ => null,
    };

    /// <summary>Our own mailbox, with or without something behind its plus.</summary>
    private static bool IsAt(string address, string mailbox)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        var plain = plus >= 0 && plus < at ? address[..plus] + address[at..] : address;
        return plain.Equals(mailbox, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([-+.][^@]*)?@", RegexOptions.IgnoreCase)]
    private static partial Regex Robots();

    [GeneratedRegex(@"^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|abwesenheit|automatische antwort|réponse automatique|respuesta automática)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Away();

    [GeneratedRegex("bulk|list|junk|auto_reply", RegexOptions.IgnoreCase)]
    private static partial Regex Many();
}
