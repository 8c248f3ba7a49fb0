using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>
/// Says how well somebody does a kind of work, or takes it out with 0. A claim alone stays below what confirmed jobs prove:
/// the rest has to be earned.
/// </summary>
internal sealed class ClaimSkill(CollegiumDb db, FactLog facts)
{
    public const int MostClaimed = 70;

    public static readonly Refusal Unknown = new("skill.unknown", "Pick a skill from the catalogue.", Field: "code");

    public static Refusal BadLevel(long level) => new(
        "skill.level", FormattableString.Invariant($"{level} can't be claimed. Write 0 to take the skill out, or up to {MostClaimed}; more comes with confirmed jobs."), Field: "level");

    public async Task<Result<Guid>> Run(Guid practice, Guid person, string? code, long? level)
    {
        if (!PutPractitioner.MayChange(db.Actor, practice))
        {
            return PutPractitioner.NotYours;
        }

        if (!await db.Set<Practitioner>().AnyAsync(p => p.Id == person && p.PracticeId == practice && !p.Left))
        {
            return Refusal.Missing("practitioner");
        }

        if ((await db.SharedSkills(code)).SingleOrDefault() is not { } skill || (skill.RetiredAt is not null && level != 0))
        {
            return Unknown;
        }

        var held = await db.Set<HeldSkill>().SingleOrDefaultAsync(s => s.PractitionerId == person && s.Code == code);
        if (level is not >= 0 || level > Math.Max(MostClaimed, held?.Level ?? 0))
        {
            return BadLevel(level ?? -1);
        }

        if (level == 0)
        {
            if (held is not null)
            {
                db.Remove(held);
            }
        }
        else if (held is null)
        {
            db.Add(new HeldSkill { PractitionerId = person, Code = skill.Code, Level = (int)level });
        }
        else
        {
            held.Level = (int)level;
        }

        facts.Append(
            "practitioner.skill-claimed", new("practitioner", person) { Practice = practice }, Sight.Members, new { code, level },
            db.Actor.Practice == practice ? null : "practice");
        return practice;
    }
}
