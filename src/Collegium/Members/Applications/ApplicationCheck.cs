using System.Globalization;
using System.Net.Mail;
using Collegium.Members.References;

namespace Collegium.Members.Applications;

/// <summary>What stands in the way of sending an application: the field, and the sentence beside it.</summary>
internal sealed record Lack(string Field, string Words);

/// <summary>One person of an applying practice, read from a line.</summary>
internal sealed record PersonLine(string Name, string Mail, string Phone);

/// <summary>Reads an application's answers and says what is missing. Pure.</summary>
internal static class ApplicationCheck
{
    public static IReadOnlyList<Lack> Missing(IReadOnlyDictionary<string, string> answers, string startedBy, int mostPeople, DateOnly today)
    {
        List<Lack> lacks = [];
        foreach (var field in ApplicationForm.Fields.Values)
        {
            var text = answers.GetValueOrDefault(field.Code, "");
            if (Wrong(field, text, today) is { } words)
            {
                lacks.Add(new Lack(field.Code, words));
            }
        }

        lacks.AddRange(People(answers, mostPeople));
        lacks.AddRange(Money(answers));
        lacks.AddRange(Pairs(answers));
        lacks.AddRange(Independence.Of(answers, startedBy));
        return [.. lacks.GroupBy(l => l.Field).Select(g => g.First())];
    }

    /// <summary>The people as written, one a line; a line that is no person is null.</summary>
    public static IReadOnlyList<PersonLine?> ReadPeople(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Person)];

    public static bool IsMail(string text) =>
        text.Length <= 254 && !text.Contains(' ', StringComparison.Ordinal) && MailAddress.TryCreate(text, out var mail) && mail.Address == text
        && mail.Host.Contains('.', StringComparison.Ordinal);

    public static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 7 and <= 15 && text.All(c => char.IsAsciiDigit(c) || " +-().x/".Contains(c, StringComparison.Ordinal));

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static int? Percent(string text) =>
        int.TryParse(text.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;

    private static string? Wrong(FormField field, string text, DateOnly today)
    {
        if (text.Length == 0)
        {
            return field.Required ? "This is still missing." : null;
        }

        return field.Kind switch
        {
            FieldKind.Mail when !IsMail(text) => "Write an e-mail address like dana@example.com.",
            FieldKind.Phone when !IsPhone(text) => "Write a telephone number with at least seven digits.",
            FieldKind.Percent when Percent(text) is null => "Write a whole number from 0 to 100.",
            FieldKind.Line when field.Code == "account" && text.Count(char.IsAsciiDigit) is < 13 or > 26 => "Write the routing number, nine digits, and the account number.",
            FieldKind.YesNo when text is not ("yes" or "no") => "Choose yes or no.",
            FieldKind.Day when Day(text) is not { } day || day < today => "Write the last day of a certificate that is in force today or later.",
            FieldKind.Words when field.Required && field.Code.StartsWith("sample", StringComparison.Ordinal) && text.Length < 80 => "That is too short to judge: write at least a few sentences.",
            _ => null,
        };
    }

    private static PersonLine? Person(string line)
    {
        var parts = line.Split([',', ';'], StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 and <= 120 } name, var mail, var phone] && IsMail(mail) && IsPhone(phone) ? new PersonLine(name, mail, phone) : null;
    }

    private static IEnumerable<Lack> People(IReadOnlyDictionary<string, string> answers, int most)
    {
        var people = ReadPeople(answers.GetValueOrDefault("people", ""));
        if (people.Count == 0)
        {
            yield break;
        }

        if (people.Count > most)
        {
            yield return new Lack("people", $"{people.Count} people are too many: a member practice has one to {most}. A larger firm can’t join.");
        }
        else if (people.Select((p, i) => (p, i)).FirstOrDefault(p => p.p is null) is (null, var at) && people[at] is null)
        {
            yield return new Lack("people", $"Line {at + 1} can’t be read. Write: name, e-mail, telephone, with commas between.");
        }
        else if (people.OfType<PersonLine>().GroupBy(p => p.Mail, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new Lack("people", $"{twice.Key} stands there twice. Each person signs in with an address of their own.");
        }
    }

    private static IEnumerable<Lack> Money(IReadOnlyDictionary<string, string> answers)
    {
        string[] fields = ["from-clients", "from-vendors", "from-members"];
        var shares = fields.Select(f => Percent(answers.GetValueOrDefault(f, ""))).ToList();
        if (shares.TrueForAll(s => s is not null) && shares.Sum() != 100)
        {
            yield return new Lack("from-clients", $"The three shares add up to {shares.Sum()} %. They must make 100.");
        }
    }

    /// <summary>What belongs together: a sample and its skill, a tie and its kind, a yes and what happened.</summary>
    private static IEnumerable<Lack> Pairs(IReadOnlyDictionary<string, string> answers)
    {
        bool Has(string field) => answers.GetValueOrDefault(field, "").Length > 0;
        var skills = answers.GetValueOrDefault("skills", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i <= ApplicationForm.MostSamples; i++)
        {
            if (Has($"sample{i}") && !Has($"sample{i}-skill"))
            {
                yield return new Lack($"sample{i}-skill", "Say which skill this job shows.");
            }
            else if (Has($"sample{i}-skill") && !skills.Contains(answers[$"sample{i}-skill"]))
            {
                yield return new Lack($"sample{i}-skill", "Choose a skill you have ticked above.");
            }
        }

        for (var i = 1; i <= ApplicationForm.MostTies; i++)
        {
            if (Has($"tie{i}") != Has($"tie{i}-kind"))
            {
                yield return new Lack(Has($"tie{i}") ? $"tie{i}-kind" : $"tie{i}", "A tie needs both: who it is to, and what kind.");
            }
        }

        foreach (var field in new[] { "discipline", "debts" })
        {
            if (answers.GetValueOrDefault(field) == "yes" && !Has($"{field}-words"))
            {
                yield return new Lack($"{field}-words", "You answered yes. Say in a few sentences what happened.");
            }
        }
    }
}
