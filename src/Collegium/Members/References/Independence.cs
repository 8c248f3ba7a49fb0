using Collegium.Members.Applications;

namespace Collegium.Members.References;

/// <summary>
/// Whether the people named as references are somebody else than the applicant, and than one another: no shared mailbox,
/// domain of a firm, or telephone. Public mail providers are no firm's domain.
/// </summary>
internal static class Independence
{
    private static readonly HashSet<string> PublicMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com", "me.com", "aol.com",
        "proton.me", "protonmail.com", "comcast.net", "cox.net", "att.net", "verizon.net",
    };

    public static IEnumerable<Lack> Of(IReadOnlyDictionary<string, string> answers, string startedBy)
    {
        string At(string field) => answers.GetValueOrDefault(field, "").Trim();
        var people = ApplicationCheck.ReadPeople(At("people")).OfType<PersonLine>().ToList();
        List<string> ownMails = [startedBy, .. people.Select(p => p.Mail)];
        HashSet<string> ownPhones = [Digits(At("phone")), .. people.Select(p => Digits(p.Phone))];
        List<string> ownDomains = [.. ownMails.Select(Domain), Site(At("website"))];
        for (var i = 0; i < ApplicationForm.Referees.Count; i++)
        {
            var code = ApplicationForm.Referees[i];
            var (mail, phone) = (At($"{code}-mail"), Digits(At($"{code}-phone")));
            var before = ApplicationForm.Referees.Take(i).ToList();
            if (mail.Length > 0 && ownMails.Contains(Mailbox(mail), MailboxOnly))
            {
                yield return new Lack($"{code}-mail", "This is a mailbox of your own practice. Name somebody who can answer for themselves.");
            }
            else if (mail.Length > 0 && !PublicMail.Contains(Domain(mail)) && ownDomains.Contains(Domain(mail), StringComparer.OrdinalIgnoreCase))
            {
                yield return new Lack($"{code}-mail", $"{Domain(mail)} is your own practice’s domain. A reference comes from another firm.");
            }
            else if (mail.Length > 0 && before.Exists(b => MailboxOnly.Equals(At($"{b}-mail"), mail)))
            {
                yield return new Lack($"{code}-mail", "Another reference has this address already. Each is a different person.");
            }

            if (phone.Length > 0 && ownPhones.Contains(phone))
            {
                yield return new Lack($"{code}-phone", "This is your own practice’s number. Write the reference’s.");
            }
            else if (phone.Length > 0 && before.Exists(b => Digits(At($"{b}-phone")) == phone))
            {
                yield return new Lack($"{code}-phone", "Another reference has this number already. Each is a different person.");
            }
        }
    }

    public static string Domain(string mail) => mail[(mail.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>The last ten digits: a country code makes no other telephone.</summary>
    public static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > 10 ? digits[^10..] : digits;
    }

    /// <summary>One mailbox has many spellings: case, and what follows a plus.</summary>
    private static readonly EqualityComparer<string> MailboxOnly = EqualityComparer<string>.Create(
        (a, b) => Mailbox(a!) == Mailbox(b!), mail => Mailbox(mail).GetHashCode(StringComparison.Ordinal));

    public static string Mailbox(string mail)
    {
        var (name, domain) = (mail.Split('@')[0].Split('+')[0].ToLowerInvariant(), Domain(mail));
        return (domain is "gmail.com" or "googlemail.com" ? name.Replace(".", "", StringComparison.Ordinal) + "@gmail.com" : $"{name}@{domain}");
    }

    private static string Site(string address)
    {
        var host = address.Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase).Split('/')[0];
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }
}
