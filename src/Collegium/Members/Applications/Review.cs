using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>What the sending of an application sets going: the applicant's practice, the references' letters, the blind reviews.</summary>
internal sealed class Review(CollegiumDb db, FactLog facts, ServedTrades trades, ReviewSteps steps, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<Result<Practice>> AddApplicant(IReadOnlyDictionary<string, string> answers)
    {
        var people = ApplicationCheck.ReadPeople(answers["people"]).OfType<PersonLine>().ToList();
        foreach (var person in people)
        {
            var normalized = person.Mail.ToUpperInvariant();
            if (await db.Set<Login>().AnyAsync(l => l.NormalizedEmail == normalized))
            {
                return Standings.ProposePractice.MailTaken(person.Mail) with { Field = "people" };
            }
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
        await trades.Add(practice.Id, Words(answers, "trades"));
        practice.Website = answers.GetValueOrDefault("website");
        practice.AccountHash = Secret.Hash($"{db.Chapter} account {string.Concat(answers["account"].Where(char.IsAsciiDigit))}");
        return practice;
    }

    public async Task Begin(Application application, IReadOnlyDictionary<string, string> answers)
    {
        await steps.References.Run(application, answers);
        await steps.Samples.Run(application, answers);
    }

    /// <summary>After something was asked for: references that changed are asked anew, samples that changed are judged anew.</summary>
    public Task Renew(Application application, IReadOnlyDictionary<string, string> answers) => Begin(application, answers);

    public static IReadOnlyList<string> Words(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A skill on the applicant's own word.</summary>
    private const int AskedLevel = 50;

    /// <summary>The place of a city as other practices there have it; else the chapter's own.</summary>
    private async Task<(double, double)> Place(string city)
    {
        var known = await db.Set<Practice>().AsNoTracking().Where(p => p.City == city).Select(p => new { p.Latitude, p.Longitude }).ToListAsync();
        var chapter = await governance.Chapter();
        return known.Count == 0 ? (chapter.Latitude, chapter.Longitude) : (known.Average(p => p.Latitude), known.Average(p => p.Longitude));
    }
}

/// <summary>Who is asked about an application.</summary>
internal sealed record ReviewSteps(AskReferences References, GiveSamples Samples);
