using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>A file that came with a mail; without bytes where it could not be read.</summary>
public sealed record IncomingFile(string Name, string Kind, byte[]? Bytes);

/// <summary>A mail from outside, as the provider hands it over.</summary>
public sealed partial record IncomingMail
{
    /// <summary>The provider's own name for it: the same mail brought twice has the same.</summary>
    public required string ProviderId { get; init; }

    public required string From { get; init; }

    public required string FromName { get; init; }

    /// <summary>Everybody it was sent to, besides us.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public required string Subject { get; init; }

    /// <summary>All its words; made from its HTML where it brought no others.</summary>
    public required string Text { get; init; }

    /// <summary>The provider's own reading of what is new in an answer.</summary>
    public string? Stripped { get; init; }

    /// <summary>What stood behind the plus of the address it went to.</summary>
    public string? MailboxHash { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    public required IReadOnlyList<IncomingFile> Files { get; init; }

    /// <summary>Its name among mails, in angle brackets.</summary>
    public string? MessageId => Header("Message-ID") is { } id ? Names().Match(id) is { Success: true } found ? found.Value : null : null;

    /// <summary>The names of the mails it answers, the nearest first.</summary>
    public IReadOnlyList<string> Answers =>
        [.. new[] { Header("In-Reply-To"), Header("References") }.OfType<string>()
            .SelectMany(h => Names().Matches(h).Select(m => m.Value).Reverse()).Distinct(StringComparer.Ordinal).Take(MostNames)];

    /// <summary>What may stand behind the plus of one of its addresses.</summary>
    public IReadOnlyList<string> AnswerCodes =>
        [.. Recipients.Select(r => Plus().Match(r)).Where(m => m.Success).Select(m => m.Groups[1].Value).Prepend(MailboxHash ?? "")
            .Select(c => c.Trim().ToLowerInvariant()).Where(c => c.Length is > 0 and <= 40).Distinct().Take(MostNames)];

    public bool IsAnswer => Header("In-Reply-To") is not null || Header("References") is not null || AnswerCodes.Count > 0;

    private const int MostNames = 20;

    /// <summary>The first of that name, which is the one the last server on the way wrote.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    [GeneratedRegex(@"<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>")]
    private static partial Regex Names();

    [GeneratedRegex("\\+([^+@]+)@")]
    private static partial Regex Plus();
}
