using System.Globalization;
using NodaTime;

namespace Collegium.Start.Setup;

/// <summary>What is still to be put right in each step, field by field.</summary>
internal static class SetupChecks
{
    private const int Longest = 120;

    public static IReadOnlyList<Refusal> Of(int step, SetupAnswers answers, SetupCode code, DateOnly today) => step switch
    {
        1 => [.. Chapter(answers, code)],
        2 => [.. Rules(answers)],
        3 => [.. Practices(answers, today)],
        4 => [.. Officers(answers)],
        _ => [],
    };

    private static IEnumerable<Refusal> Chapter(SetupAnswers a, SetupCode code)
    {
        if (!code.Fits(a["chapter.code"]))
        {
            yield return new Refusal("setup.wrong-code", "This isn’t the code the server wrote on its console when it started. Copy it from there.", Field: "chapter.code");
        }

        foreach (var no in Named(a, ("chapter.name", "the chapter’s name"), ("chapter.city", "the city"), ("chapter.address", "the street and number"), ("chapter.phone", "the telephone number")))
        {
            yield return no;
        }

        if (!IsMail(a["chapter.mail"]))
        {
            yield return BadMail(a["chapter.mail"], "chapter.mail");
        }

        var (zone, place) = (a["chapter.zone"], a["chapter.place"]);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            yield return new Refusal("setup.unknown-zone", $"“{zone}” is not a time zone. Use a name such as America/Phoenix.", Field: "chapter.zone");
        }

        if (a.Place() is null)
        {
            yield return new Refusal(
                "setup.unknown-place", $"“{place}” is not a place. Copy the two numbers from a map, such as 33.4484, -112.0740.", Field: "chapter.place");
        }
    }

    private static IEnumerable<Refusal> Rules(SetupAnswers a)
    {
        foreach (var (name, what, least, most) in new[]
        {
            ("rules.price", "the price of an hour", 1m, 10_000m), ("rules.share", "the member’s share", 1m, 100m), ("rules.tax-work", "the tax on work", 0m, 50m),
            ("rules.tax-parts", "the tax on parts", 0m, 50m), ("rules.days", "the days to pay", 0m, 120m), ("rules.founding", "the number of practices", 1m, 50m),
        })
        {
            if (a.Number(name) is not { } number || number < least || number > most)
            {
                var typed = a[name];
                yield return new Refusal("setup.out-of-range", $"“{typed}” can’t be {what}. Write a number from {least} to {most:#,0}.", Field: name);
            }
        }
    }

    private static IEnumerable<Refusal> Practices(SetupAnswers a, DateOnly today)
    {
        for (var i = 0; i < a.Practices; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"practices.{i}");
            foreach (var no in Named(a, ($"{at}.name", "the practice’s name"), ($"{at}.phone", "its telephone number")))
            {
                yield return no;
            }

            if (a.Day($"{at}.insured") is not { } until || until < today)
            {
                yield return new Refusal(
                    "setup.not-insured", "Its liability insurance must be in force: write the last day on the certificate, today or later.", Field: $"{at}.insured");
            }

            for (var k = 0; k < a.People(i); k++)
            {
                var person = string.Create(CultureInfo.InvariantCulture, $"{at}.{k}");
                foreach (var no in Named(a, ($"{person}.name", "the person’s name")))
                {
                    yield return no;
                }

                if (!IsMail(a[$"{person}.mail"]))
                {
                    yield return BadMail(a[$"{person}.mail"], $"{person}.mail");
                }

                if (a.All($"{person}.skills").Count == 0)
                {
                    yield return new Refusal("setup.no-skills", "Choose at least one skill; without any, no request can be offered here.", Field: $"{person}.skills");
                }
            }
        }

        foreach (var twice in Mails(a).GroupBy(m => m.Mail, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.Skip(1)))
        {
            yield return new Refusal("setup.mail-twice", $"“{twice.Mail}” is given to two people. Each signs in with an address of their own.", Field: twice.Field);
        }
    }

    private static IEnumerable<Refusal> Officers(SetupAnswers a)
    {
        var people = a.Everybody().Select(p => p.Place).ToHashSet();
        foreach (var (office, words) in new[] { ("steward", "steward of the desk"), ("treasurer", "treasurer"), ("secretary", "membership secretary"), ("administrator", "chapter administrator") })
        {
            if (!people.Contains(a[$"officers.{office}"]))
            {
                yield return new Refusal("setup.no-officer", $"Choose who is {words}. One person may hold several offices.", Field: $"officers.{office}");
            }
        }

        if (a["officers.second"] is { Length: > 0 } second && (second == a["officers.treasurer"] || !people.Contains(second)))
        {
            yield return new Refusal(
                "setup.same-treasurer", "The second treasurer checks the first, so it must be somebody else. Leave it open if there is nobody yet.", Field: "officers.second");
        }
    }

    private static IEnumerable<(string Mail, string Field)> Mails(SetupAnswers a) =>
        from i in Enumerable.Range(0, a.Practices)
        from k in Enumerable.Range(0, a.People(i))
        let field = string.Create(CultureInfo.InvariantCulture, $"practices.{i}.{k}.mail")
        where a[field].Length > 0
        select (a[field], field);

    private static IEnumerable<Refusal> Named(SetupAnswers a, params (string Field, string What)[] fields) =>
        from field in fields
        let length = a[field.Field].Length
        where length is 0 or > Longest
        select new Refusal("setup.no-text", length == 0 ? $"Write {field.What}." : $"{length} characters are too many for {field.What}; use up to {Longest}.", Field: field.Field);

    private static bool IsMail(string text) =>
        text.Length <= Longest && System.Net.Mail.MailAddress.TryCreate(text, out var mail) && mail.Address == text;

    private static Refusal BadMail(string text, string field) =>
        new("setup.bad-mail", $"“{text}” is not an e-mail address. It looks like name@firm.example.", Field: field);
}
