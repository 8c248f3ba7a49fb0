using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Skills;

/// <summary>A member who shared a recorded job with somebody attests a skill seen there.</summary>
internal sealed class Attestation : Chaptered
{
    public required Guid PractitionerId { get; init; }

    public required string Code { get; init; }

    public required Guid ByPractice { get; init; }

    public required Guid ByLogin { get; init; }

    public required Guid RequestId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class AttestationTables : IEntityTypeConfiguration<Attestation>
{
    public void Configure(EntityTypeBuilder<Attestation> table)
    {
        table.ToTable("members_attestations");
        table.HasKey(a => new { a.PractitionerId, a.Code, a.ByPractice });
        table.Property(a => a.Code).HasMaxLength(48);
    }
}

/// <summary>Attests a skill; both practices must stand on the same recorded job.</summary>
internal sealed class AttestSkill(CollegiumDb db, FactLog facts, IEnumerable<IJobs> jobs, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("attest this skill", "Full members of another practice do.");

    public static readonly Refusal NotHeld = new("attestation.not-held", "This person doesn’t claim that skill. Choose one of theirs.", Field: "code");

    public static readonly Refusal NoJob = new(
        "attestation.no-job", "Write the number of a job on which both of you recorded time, or whose review you signed. Without one, a word is only a word.", Field: "number");

    public static readonly Refusal Given = new("attestation.given", "Your practice attests this already.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(Guid practice, Guid person, string? code, long? number)
    {
        if (db.Actor is not { Practice: { } mine, Login: { } login } || mine == practice || !db.Actor.Is(Roles.Practitioner)
            || !await db.Set<Practice>().AnyAsync(p => p.Id == mine && p.Standing == Standing.Full))
        {
            return NotYours;
        }

        await db.SharedSkills(code);
        if (!await db.Set<HeldSkill>().AnyAsync(s => s.PractitionerId == person && s.Code == code
            && db.Set<Practitioner>().Any(p => p.Id == person && p.PracticeId == practice && !p.Left)))
        {
            return NotHeld;
        }

        if (await Job(number, mine, practice) is not { } request)
        {
            return NoJob;
        }

        if (await db.Set<Attestation>().AnyAsync(a => a.PractitionerId == person && a.Code == code && a.ByPractice == mine))
        {
            return Given;
        }

        db.Add(new Attestation { PractitionerId = person, Code = code!, ByPractice = mine, ByLogin = login, RequestId = request, At = clock.Now() });
        facts.Append("practitioner.skill-attested", new("practitioner", person) { Practice = practice }, Sight.Members, new { code, by = mine, request });
        return practice;
    }

    private async Task<Guid?> Job(long? number, Guid mine, Guid theirs)
    {
        if (number is not (> 0 and < int.MaxValue) || jobs.FirstOrDefault() is not { } desk)
        {
            return null;
        }

        if (await desk.Shared((int)number, mine, theirs) is { } shared)
        {
            return shared;
        }

        var reviewed = await db.Set<FirstJob>().Where(j => j.PracticeId == theirs && j.ReviewerPractice == mine && j.Good == true).Select(j => j.RequestId).ToListAsync();
        foreach (var request in reviewed)
        {
            if ((await desk.Show(request))?.Number == number)
            {
                return request;
            }
        }

        return null;
    }
}
