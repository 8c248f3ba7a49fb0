using System.Net.Mail;
using Collegium.Clients;
using Collegium.Desk.Work;

namespace Collegium.Desk.Requests;

/// <summary>What a visitor of the public page writes. Reach is a mail address or a number.</summary>
internal sealed record VisitorTelling(string? Text, string? Impact, string? Name, string? Reach, string? Firm = null);

/// <summary>The request told, and the page its teller may read.</summary>
internal sealed record VisitorTold(Guid RequestId, string Page);

/// <summary>Who tells, read from what was typed: a name, a firm, and one way to reach them.</summary>
internal sealed record Teller(string Name, string? Firm, string? Mail, string? Phone)
{
    private const int LongestName = 120;

    public static readonly Refusal NoName = new(
        "teller.no-name", "Write your name, in at most 120 characters, so that we know whom to ask for.", Field: "name");

    public static readonly Refusal LongFirm = new("teller.long-firm", "Write the name of your firm in at most 120 characters.", Field: "firm");

    public static readonly Refusal NoReach = new(
        "teller.no-reach", "Write an e-mail address like dana@example.com or a phone number with its area code, so that somebody can answer.", Field: "reach");

    /// <summary>What limits are counted by.</summary>
    public string Reach => Mail?.ToLowerInvariant() ?? Key.OfPhone(Phone)!;

    public static Result<Teller> Read(VisitorTelling telling)
    {
        var (name, firm) = (WorkText.Line(telling.Name), WorkText.Line(telling.Firm));
        if (name.Length is 0 or > LongestName)
        {
            return NoName;
        }

        if (firm.Length > LongestName)
        {
            return LongFirm;
        }

        var reach = WorkText.Line(telling.Reach);
        if (reach.Contains('@', StringComparison.Ordinal))
        {
            return IsMail(reach) ? new Teller(name, firm.Length > 0 ? firm : null, reach, null) : NoReach;
        }

        return IsPhone(reach) ? new Teller(name, firm.Length > 0 ? firm : null, null, reach) : NoReach;
    }

    private static bool IsMail(string text) =>
        text.Length <= 254 && !text.Contains(' ', StringComparison.Ordinal) && MailAddress.TryCreate(text, out var address)
        && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) && address.Host.Length > 3;

    private static bool IsPhone(string text) =>
        text.Length <= 40 && text.Count(char.IsAsciiDigit) is >= 7 and <= 15 && Key.OfPhone(text) is not null
        && text.All(c => char.IsAsciiDigit(c) || " +-().x/".Contains(c, StringComparison.Ordinal));
}
