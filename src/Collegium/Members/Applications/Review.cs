using System.Security.Cryptography;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Members.Skills;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>What the sending of an application sets going: the applicant's practice, the references' letters, the blind reviews.</summary>
internal sealed class Review(CollegiumDb db, FactLog facts, ReviewSteps steps, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<Result<Practice>> AddApplicant(IReadOnlyDictionary<string, string> answers)
    {
        var people = ApplicationCheck.ReadPeople(answers["people"]).OfType<PersonLine>().ToList();
        if (await Taken(people) is { } taken)
        {
            return taken;
        }

        var skills = Words(answers, "skills").Select(code => (code, AskedLevel)).ToList();
        var (latitude, longitude) = await Place(answers["city"]);
        var added = await new AddPractice(db, facts, clock).Run(
            new NewPractice(
                answers["practice"], answers["city"], answers["address"], latitude, longitude, answers["phone"], people[0].Mail,
                ApplicationCheck.Day(answers["insured-until"])!.Value, [.. people.Select(p => new NewPractitioner(p.Name, p.Mail, p.Phone, skills))]),
            Standing.Applicant, "applied");
        if (added.Refusal is { } no)
        {
            return no with { Field = no.Field == "name" ? "practice" : "people" };
        }

        var practice = await db.Set<Practice>().SingleAsync(p => p.Id == added.Value);
        await steps.Trades.Add(practice.Id, Words(answers, "trades"));
        practice.Website = answers.GetValueOrDefault("website");
        practice.AccountHash = Account(answers);
        practice.ClinicalTerms = answers["clinical"] == "yes";
        return practice;
    }

    public async Task Begin(Application application, IReadOnlyDictionary<string, string> answers)
    {
        await steps.References.Run(application, answers);
        await steps.Samples.Run(application, answers);
    }

    /// <summary>After something was asked for: the practice is what the answers say now, and what was found on changed evidence doesn't count.</summary>
    public async Task<Result<Practice>> Rewrite(Guid practice, IReadOnlyDictionary<string, string> answers)
    {
        var held = await db.Locked<Practice>(practice) ?? throw new InvalidOperationException($"No practice {practice}.");
        var people = ApplicationCheck.ReadPeople(answers["people"]).OfType<PersonLine>().ToList();
        if (await Taken(people) is { } taken)
        {
            return taken;
        }

        (held.Name, held.City, held.Address, held.Phone) = (answers["practice"], answers["city"], answers["address"], answers["phone"]);
        (held.Website, held.InsuredUntil, held.AccountHash) = (answers.GetValueOrDefault("website"), ApplicationCheck.Day(answers["insured-until"])!.Value, Account(answers));
        var known = await db.Set<Practitioner>().Where(p => p.PracticeId == practice && !p.Left).ToListAsync();
        foreach (var gone in known.Where(k => !people.Exists(p => p.Mail == k.Mail)))
        {
            gone.Left = true;
        }

        foreach (var person in people.Where(p => !known.Exists(k => k.Mail == p.Mail)))
        {
            var row = new Practitioner { Id = clock.NewId(), PracticeId = practice, Name = person.Name, Mail = person.Mail, Phone = person.Phone };
            db.Add(row);
            db.AddRange(Words(answers, "skills").Select(code => new HeldSkill { PractitionerId = row.Id, Code = code, Level = AskedLevel }));
        }

        held.ClinicalTerms = answers["clinical"] == "yes";
        await steps.Trades.Add(practice, Words(answers, "trades"));
        var asked = await db.Set<ScreenFinding>().Where(f => f.SetAsideAt == null && db.Set<Application>().Any(a => a.Id == f.ApplicationId && a.PracticeId == practice)).ToListAsync();
        var changed = asked.Where(f => f.Verdict is Verdict.More).Select(f => f.Screen).ToHashSet();
        asked.Where(f => changed.Contains(f.Screen)).ToList().ForEach(f => f.SetAsideAt = clock.Now());
        return held;
    }

    public static IReadOnlyList<string> Words(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A skill on the applicant's own word.</summary>
    private const int AskedLevel = 50;

    private async Task<Refusal?> Taken(IReadOnlyList<PersonLine> people)
    {
        foreach (var person in people)
        {
            var normalized = person.Mail.ToUpperInvariant();
            if (await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                return Standings.ProposePractice.MailTaken(person.Mail) with { Field = "people" };
            }
        }

        return null;
    }

    /// <summary>Slow to compute, so that a list of accounts can't be tried out against it quickly.</summary>
    private string Account(IReadOnlyDictionary<string, string> answers) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        string.Concat(answers["account"].Where(char.IsAsciiDigit)), db.Chapter.ToByteArray(), 100_000, HashAlgorithmName.SHA256, 32));

    /// <summary>The place of a city as other practices there have it; else the chapter's own.</summary>
    private async Task<(double, double)> Place(string city)
    {
        var known = await db.Set<Practice>().AsNoTracking().Where(p => p.City == city).Select(p => new { p.Latitude, p.Longitude }).ToListAsync();
        var chapter = await governance.Chapter();
        return known.Count == 0 ? (chapter.Latitude, chapter.Longitude) : (known.Average(p => p.Latitude), known.Average(p => p.Longitude));
    }
}

/// <summary>Who is asked about an application.</summary>
internal sealed record ReviewSteps(AskReferences References, GiveSamples Samples, ServedTrades Trades);
