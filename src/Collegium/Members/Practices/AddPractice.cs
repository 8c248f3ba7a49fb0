using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Skills;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Practices;

/// <summary>Writes a practice, its practitioners and the skills they claim.</summary>
internal sealed class AddPractice(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    private const int MostPractitioners = 10;

    public static readonly Refusal NoPeople = new(
        "practice.no-people", "A practice has one to ten practitioners. Name at least the one who does the work.", Field: "practitioners");

    public static Refusal TooMany(int count) => new(
        "practice.too-large", $"{count} practitioners are too many: a member practice has one to ten.", Field: "practitioners");

    public static Refusal Exists(string name) => new(
        "practice.exists", $"There is a practice called “{name}” already. Open it, or use another name.", RefusalKind.Conflict, "name");

    public async Task<Result<Guid>> Run(NewPractice made, Standing standing, string because)
    {
        if (made.Practitioners.Count is 0 or > MostPractitioners)
        {
            return made.Practitioners.Count == 0 ? NoPeople : TooMany(made.Practitioners.Count);
        }

        if (await db.Set<Practice>().AnyAsync(p => p.Name == made.Name))
        {
            return Exists(made.Name);
        }

        var now = clock.Now();
        var practice = new Practice
        {
            Id = clock.NewId(),
            Name = made.Name,
            City = made.City,
            Address = made.Address,
            Latitude = made.Latitude,
            Longitude = made.Longitude,
            Phone = made.Phone,
            Mail = made.Mail,
            HourlyPriceMinor = made.HourlyPriceMinor,
            Standing = standing,
            StandingSince = now,
            InsuredUntil = made.InsuredUntil,
            ClinicalTerms = made.ClinicalTerms,
            TurnSince = now,
            AskedSince = now,
            WonAt = now,
            JoinedAt = now,
        };
        db.Add(practice);
        AddPeople(practice, made.Practitioners);
        db.Add(new StandingChange
        {
            Id = clock.NewId(),
            PracticeId = practice.Id,
            From = Standing.Applicant,
            To = standing,
            Reason = because,
            DecidedBy = db.Actor.Login,
            At = now,
        });
        db.SetTimer(clock, InsuranceDue.TimerKind, practice.Id, InsuranceDue.After(practice.InsuredUntil));
        InsuranceReminder.Set(db, clock, practice.Id, practice.InsuredUntil);
        facts.Append("practice.added", new("practice", practice.Id) { Practice = practice.Id }, Sight.Members, new { standing });
        await db.SaveChangesAsync();
        return practice.Id;
    }

    private void AddPeople(Practice practice, IReadOnlyList<NewPractitioner> people)
    {
        foreach (var person in people)
        {
            var row = new Practitioner
            {
                Id = clock.NewId(),
                PracticeId = practice.Id,
                Name = person.Name,
                Mail = person.Mail,
                Phone = person.Phone,
                Capacity = person.Capacity,
                ReachMiles = person.ReachMiles,
            };
            db.Add(row);
            db.AddRange(person.Skills.Select(s => new HeldSkill { PractitionerId = row.Id, Code = s.Code, Level = s.Level }));
        }
    }
}
