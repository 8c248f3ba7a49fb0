using System.Globalization;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Start.Setup;

/// <summary>Founds the chapter with everything the five steps asked for, in one write: all of it or nothing.</summary>
internal sealed class FoundHouse(CollegiumDb db, GovernanceDoor governance, MembersDoor members, Accounts accounts, Links links, Chapters chapters)
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(1);
    private const int ClaimedLevel = 60;

    public static readonly Refusal Exists = new(
        "chapter.exists", "There is a chapter here already; somebody was quicker. Go to the sign-in page.", RefusalKind.Conflict);

    /// <summary>Answers the secret of the administrator's first sign-in link.</summary>
    public async Task<Result<string>> Run(SetupAnswers answers)
    {
        if (db.IsPostgres)
        {
            // Of two founders at once, the second waits here and then sees the first one's chapter.
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(5080)");
        }

        if ((await chapters.OnFile(db)).Count > 0)
        {
            return Exists;
        }

        var place = answers.Place()!.Value;
        var founded = await governance.Found(
            new NewChapter(
                answers["chapter.name"], answers["chapter.short"], answers["chapter.zone"], answers.Or("chapter.currency", "USD"), answers["chapter.phone"],
                answers["chapter.mail"], answers["chapter.address"], answers["chapter.city"], place.Latitude, place.Longitude),
            Rules(answers));
        if (founded.Refusal is { } no)
        {
            return no;
        }

        await members.TakeCatalogue(StartingCatalogue.Read());
        var logins = new Dictionary<string, Login>();
        for (var i = 0; i < answers.Practices; i++)
        {
            if (await Add(answers, i, place, logins) is { } refused)
            {
                return refused;
            }
        }

        foreach (var (office, role) in Offices)
        {
            if (logins.TryGetValue(answers[$"officers.{office}"], out var login))
            {
                login.Roles |= role;
            }
        }

        await governance.Open();
        return links.Hand(LinkKind.SignIn, logins[answers["officers.administrator"]].Id, null, LinkLasts);
    }

    private static readonly IReadOnlyList<(string Office, Roles Role)> Offices =
    [
        ("steward", Roles.Steward), ("treasurer", Roles.Treasurer), ("second", Roles.Treasurer),
        ("secretary", Roles.MembershipSecretary), ("administrator", Roles.Administrator),
    ];

    private static CharterRules Rules(SetupAnswers a) => new()
    {
        Form = a["rules.form"] switch
        {
            "association" => ChapterForm.Association,
            "employee-owned" => ChapterForm.EmployeeOwned,
            _ => ChapterForm.Cooperative,
        },
        HourlyPriceMinor = (long)(a.Number("rules.price")!.Value * 100),
        MemberSharePercent = a.Number("rules.share")!.Value,
        TaxPercentOnWork = a.Number("rules.tax-work")!.Value,
        TaxPercentOnParts = a.Number("rules.tax-parts")!.Value,
        PaymentDays = (int)a.Number("rules.days")!.Value,
        FoundingPractices = (int)a.Number("rules.founding")!.Value,
    };

    private async Task<Refusal?> Add(SetupAnswers a, int index, (double Latitude, double Longitude) place, Dictionary<string, Login> logins)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"practices.{index}");
        var people = Enumerable.Range(0, a.People(index)).Select(k => string.Create(CultureInfo.InvariantCulture, $"{at}.{k}")).Select(p =>
            new NewPractitioner(a[$"{p}.name"], a[$"{p}.mail"], a.Or($"{p}.phone", a[$"{at}.phone"]), [.. a.All($"{p}.skills").Select(s => (s, ClaimedLevel))])).ToList();
        var made = await members.Add(
            new NewPractice(
                a[$"{at}.name"], a.Or($"{at}.city", a["chapter.city"]), a[$"{at}.address"], place.Latitude, place.Longitude, a[$"{at}.phone"], people[0].Mail,
                a.Day($"{at}.insured")!.Value, people)
            {
                HourlyPriceMinor = a["rules.form"] == "association" ? (long)(a.Number("rules.price")!.Value * 100) : null,
            },
            Standing.Full, "founding member");
        if (made.Refusal is { } no)
        {
            return no;
        }

        foreach (var (id, mail) in await members.PeopleOf(made.Value))
        {
            var person = people.FindIndex(p => p.Mail == mail);
            logins[string.Create(CultureInfo.InvariantCulture, $"{index}.{person}")] =
                accounts.Add(mail, people[person].Name, Roles.Practitioner, made.Value, id);
        }

        return null;
    }
}
