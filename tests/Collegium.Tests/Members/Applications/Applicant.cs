using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Certificates;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Applications;

/// <summary>A stranger who applies over real pages, and the members who look at it.</summary>
internal sealed partial class Applicant(World world) : IDisposable
{
    private int? _number;

    public Browser Browser { get; } = new(world.Url);

    /// <summary>Uploads its certificate at once.</summary>
    public bool Insured { get; init; } = true;

    public string Page { get; private set; } = "";

    public string Secret => Page["/apply/".Length..];

    public static readonly byte[] Certificate = [.. "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8];

    /// <summary>Complete answers of a firm that means well.</summary>
    public static Dictionary<string, string> Good(string name = "Ostrander IT") => new()
    {
        ["practice"] = name, ["phone"] = "623-555-0144", ["address"] = "19 Palmaire Ave", ["city"] = "Glendale",
        ["people"] = "Mila Ostrander, mila@ostrander.example, 623-555-0145\nJonah Pike, jonah@ostrander.example, 623-555-0146",
        ["why"] = "We are two people and we answer our own phone.", ["trades"] = "dental law", ["skills"] = "imaging networks",
        ["sample1-skill"] = "imaging",
        ["sample1"] = "The sensor's pictures came out black in one of six rooms. The bridge had lost its calibration file after an update; we put it back from the copy of the night before, took ten pictures and had the dentist look at each.",
        ["client1-name"] = "Dana Wu", ["client1-firm"] = "Wu Family Dental", ["client1-mail"] = "dana@wudental.example", ["client1-phone"] = "623-555-0201",
        ["client2-name"] = "Peter Ash", ["client2-firm"] = "Ash & Lowe", ["client2-mail"] = "peter@ashlowe.example", ["client2-phone"] = "623-555-0202",
        ["peer-name"] = "Rita Moss", ["peer-firm"] = "Moss Computers", ["peer-mail"] = "rita@moss.example", ["peer-phone"] = "480-555-0203",
        ["from-clients"] = "92", ["from-vendors"] = "8", ["from-members"] = "0", ["tie1"] = "Vaultline Backup", ["tie1-kind"] = "resale",
        ["insured-until"] = "2027-09-30", ["insurer"] = "Desert Mutual, 88-1204", ["account"] = "122100024 0009911", ["discipline"] = "no", ["debts"] = "no", ["clinical"] = "yes",
    };

    /// <summary>Begins, fills in and sends; the browser shows what came of it.</summary>
    public async Task Send(Dictionary<string, string>? answers = null, string mail = "mila@ostrander.example")
    {
        await Begin(mail);
        await Fill(answers ?? Good(), "send");
    }

    public async Task Begin(string mail = "mila@ostrander.example")
    {
        await Browser.Open("/apply");
        await Browser.Send("main form", ("mail", mail));
        Page = Browser.Address;
        _number = await world.Look(db => db.Set<Application>().MaxAsync(a => a.Number));
        if (Insured)
        {
            await world.Do(s => s.GetRequiredService<UploadCertificate>().ForApplication(Secret, Certificate));
        }
    }

    public Task Fill(IReadOnlyDictionary<string, string> answers, string act) => Browser.Send(
        "#application",
        [.. answers.SelectMany(a => a.Key is "skills" or "trades" ? a.Value.Split(' ').Select(v => (a.Key, v)) : [(a.Key, a.Value)]), ("act", act)]);

    /// <summary>Its own, or the one sent last where it came to another's page.</summary>
    public Task<Application> Row() => world.Look(db => db.Set<Application>().AsNoTracking().Where(a => _number == null || a.Number == _number).OrderByDescending(a => a.SentAt != null ? 1 : 0).ThenByDescending(a => a.Number).FirstAsync());

    /// <summary>All three references answer by the links in their mail.</summary>
    public async Task AnswerReferences(string again = "yes")
    {
        foreach (var mail in await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "reference.asked").OrderBy(m => m.Id).ToListAsync()))
        {
            using var referee = new Browser(world.Url);
            await referee.Open(LinkOf(mail, "reference"));
            if (referee.Status == 200)
            {
                await referee.Send("main form", ("known", "They look after us since 2019."), ("again", again));
            }
        }
    }

    /// <summary>Every blind review that is open is done by somebody of the practice that was asked.</summary>
    public async Task JudgeSamples(string mark = "4")
    {
        foreach (var review in await world.Look(db => db.Set<SampleReview>().Where(r => r.DoneAt == null && r.ReviewerPractice != null).ToListAsync()))
        {
            using var judge = await world.SignInAs(review.ReviewerPractice!.Value);
            await judge.Open($"/samples/{review.Id}");
            await judge.Send("main form", ("cause", mark), ("safety", mark), ("proof", mark), ("plain", mark), ("words", "Sound work, and shown to hold."));
            Assert.Contains("Judged. Thank you.", judge.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A member says what ties it to them and, with the file closed to it, puts its word behind them.</summary>
    public async Task StandBehind(Guid practice)
    {
        using var member = await world.SignInAs(practice);
        await member.Open($"/applications/{(await Row()).Number}");
        await member.Send("#declare form", ("tied", "yes"), ("words", "We shared an office until 2024."));
        Assert.Contains("the file is closed to you", member.Text, StringComparison.Ordinal);
        await member.Send("#vouch form", ("words", "They took our night shift twice; nothing was ever left broken."), ("stake", "read"));
        Assert.Contains("Your practice stands behind them", member.Text, StringComparison.Ordinal);
    }

    /// <summary>Two practices declare that nothing ties them and sign the same finding on these screens.</summary>
    public Task Pass(params string[] screens) => Find("pass", "We looked at it together with what was sent.", screens);

    public async Task Find(string verdict, string words, params string[] screens)
    {
        foreach (var practice in new[] { "Benavidez Works", "Halloran Networks" })
        {
            await Find(verdict, words, practice, screens);
        }
    }

    public async Task Find(string verdict, string words, string practice, string[] screens)
    {
        // Whoever still judges a sample without a name doesn't read whose it is.
        await JudgeSamples();
        var number = (await Row()).Number;
        using var reviewer = await world.SignInAs(world.Practices[practice]);
        await reviewer.Open($"/applications/{number}");
        if (reviewer.Page.QuerySelector("#declare form") is not null)
        {
            await reviewer.Send("#declare form", ("tied", "no"));
        }

        foreach (var screen in screens)
        {
            await reviewer.Open($"/applications/{number}");
            await reviewer.Send($"#find-{screen} form", ("verdict", verdict), ("words", words));
        }
    }

    /// <summary>Two who had no part decide the appeal: members as far as there are any, else people outside, by their links.</summary>
    public async Task DecideAppeal(string verdict, string words)
    {
        var number = (await Row()).Number;
        var had = (await world.Look(db => db.Set<ScreenFinding>().Select(f => f.PracticeId).ToListAsync()))
            .Concat(await world.Look(db => db.Set<SampleReview>().Where(r => r.ReviewerPractice != null).Select(r => r.ReviewerPractice!.Value).ToListAsync())).ToHashSet();
        var free = world.Practices.Values.Where(p => !had.Contains(p)).Take(2).ToList();
        foreach (var practice in free)
        {
            using var member = await world.SignInAs(practice);
            await member.Open($"/applications/{number}");
            await member.Send("#declare form", ("tied", "no"));
            await member.Send("#find-appeal form", ("verdict", verdict), ("words", words));
        }

        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{number}");
        await secretary.Send("#declare form", ("tied", "no"));
        foreach (var name in new[] { "ann", "bob" }.Take(2 - free.Count))
        {
            await secretary.Send("#outsider form", ("name", name), ("mail", $"{name}@elsewhere.example"));
            var mail = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == $"{name}@elsewhere.example"));
            using var outsider = new Browser(world.Url);
            await outsider.Open(LinkOf(mail, "review"));
            await outsider.Send("main form", ("free", "yes"));
            await outsider.Send("main form", ("appeal", verdict), ("appeal-words", words));
        }
    }

    public static string LinkOf(MailMessage mail, string kind) => Links().Matches(mail.Text).Select(m => m.Value).First(l => l.StartsWith($"/{kind}/", StringComparison.Ordinal));

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex("/(apply|reference|sample|review)/[A-Za-z0-9_-]+")]
    private static partial Regex Links();
}

internal static class MemberLogins
{
    /// <summary>Speaks to the API as the first person of a practice.</summary>
    public static async Task<Api> KeyOf(this World world, Guid practice) => new(world.Url, await world.Do(async s =>
    {
        var (db, accounts) = (s.GetRequiredService<CollegiumDb>(), s.GetRequiredService<Accounts>());
        var person = await db.Set<Practitioner>().Where(p => p.PracticeId == practice && !p.Left).OrderBy(p => p.Id).FirstAsync();
        var login = await db.Set<Login>().Where(l => l.PracticeId == practice).OrderBy(l => l.Id).FirstOrDefaultAsync()
            ?? accounts.Add(person.Mail, person.Name, Roles.Practitioner, practice, person.Id);
        return accounts.AddKey(login.Id, "test");
    }));

    /// <summary>Opens a browser in which the first person of a practice has signed in.</summary>
    public static async Task<Browser> SignInAs(this World world, Guid practice)
    {
        var mail = await world.LoginOf(practice);
        var secret = await world.Do(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == mail);
            return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15));
        });
        var browser = new Browser(world.Url);
        await browser.Open($"/l/{secret}");
        await browser.Send("main form");
        return browser;
    }

    /// <summary>The address by which the first person of a practice signs in; a log-in is made where there is none.</summary>
    public static Task<string> LoginOf(this World world, Guid practice) => world.Do(async s =>
    {
        var db = s.GetRequiredService<CollegiumDb>();
        var person = await db.Set<Practitioner>().Where(p => p.PracticeId == practice && !p.Left).OrderBy(p => p.Id).FirstAsync();
        var login = await db.Set<Login>().Where(l => l.PracticeId == practice).OrderBy(l => l.Id).FirstOrDefaultAsync()
            ?? s.GetRequiredService<Accounts>().Add(person.Mail, person.Name, Roles.Practitioner, practice, person.Id);
        return login.Email!;
    });
}
