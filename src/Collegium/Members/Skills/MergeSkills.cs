using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>Makes two skills one: who held the first holds the second, with what it rested on; its words and what is open follow.</summary>
internal sealed class MergeSkills(CollegiumDb db, CatalogueRules rules, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Itself = new("skill.itself", "Choose another skill: this one can’t become one with itself.", Field: "into");

    public static readonly Refusal NoOther = new("skill.no-other", "Choose a skill in use that it shall become one with.", Field: "into");

    /// <returns>The skill that stays.</returns>
    public async Task<Result<Skill>> Run(string code, string? into)
    {
        if (!rules.May)
        {
            return CatalogueRules.NotYours;
        }

        // Both at once, so that no two merges wait for one another.
        var both = await db.HeldSkills(code, into);
        if (both.Find(s => s.Code == code) is not { } gone)
        {
            return Refusal.Missing("skill");
        }

        if (gone.MergedInto is not null)
        {
            return RetireSkill.Merged;
        }

        if (code == into || both.Find(s => s.Code == into) is not { RetiredAt: null } stays)
        {
            return code == into ? Itself : NoOther;
        }

        var people = await RetireSkill.Holders(db, code);
        await Claims(gone.Code, stays.Code, await Proofs(gone.Code, stays.Code));
        await Attested(gone.Code, stays.Code);
        await Applications(gone.Code, stays.Code);
        stays.Learn(gone.Spoken.Where(w => !stays.Speaks(w)));
        (gone.RetiredAt, gone.MergedInto, gone.Words) = (gone.RetiredAt ?? clock.Now(), stays.Code, "");
        await db.Set<Skill>().Where(s => s.MergedInto == code).ExecuteUpdateAsync(s => s.SetProperty(x => x.MergedInto, stays.Code));
        facts.Append("skill.merged", new("chapter", db.Chapter), Sight.Members, new { code, into = stays.Code, people });
        return stays;
    }

    /// <summary>A job that was evidence of the first is evidence of the second, once.</summary>
    /// <returns>How many jobs were evidence of both, by practitioner.</returns>
    private async Task<Dictionary<Guid, int>> Proofs(string code, string into)
    {
        var proofs = (await db.Set<JobProof>().Where(p => p.Gains.Contains(code + ":")).ToListAsync()).FindAll(p => p.Gained.ContainsKey(code));
        var twice = proofs.Where(p => p.Gained.ContainsKey(into)).CountBy(p => p.PractitionerId).ToDictionary();
        proofs.ForEach(p => p.Move(code, into));
        return twice;
    }

    /// <summary>The higher level, and all the jobs, each once.</summary>
    private async Task Claims(string code, string into, Dictionary<Guid, int> twice)
    {
        var had = await db.Set<HeldSkill>().Where(h => h.Code == code).ToListAsync();
        var people = had.Select(h => h.PractitionerId).ToList();
        var have = await db.Set<HeldSkill>().Where(h => h.Code == into && people.Contains(h.PractitionerId)).ToDictionaryAsync(h => h.PractitionerId);
        foreach (var held in had)
        {
            if (have.TryGetValue(held.PractitionerId, out var known))
            {
                (known.Level, known.Jobs) = (Math.Max(known.Level, held.Level), Math.Max(0, known.Jobs + held.Jobs - twice.GetValueOrDefault(held.PractitionerId)));
            }
            else
            {
                db.Add(new HeldSkill { PractitionerId = held.PractitionerId, Code = into, Level = held.Level, Jobs = held.Jobs });
            }
        }

        db.RemoveRange(had);
    }

    private async Task Attested(string code, string into)
    {
        var had = await db.Set<Attestation>().Where(a => a.Code == code).ToListAsync();
        var known = (await db.Set<Attestation>().Where(a => a.Code == into).Select(a => new { a.PractitionerId, a.ByPractice }).ToListAsync()).ToHashSet();
        db.AddRange(had.Where(a => !known.Contains(new { a.PractitionerId, a.ByPractice })).Select(a => new Attestation
        {
            PractitionerId = a.PractitionerId, Code = into, ByPractice = a.ByPractice, ByLogin = a.ByLogin, RequestId = a.RequestId, At = a.At,
        }));
        db.RemoveRange(had);
    }

    /// <summary>What applicants wrote down and haven't been judged on.</summary>
    private async Task Applications(string code, string into)
    {
        await db.Set<WorkSample>().Where(s => s.Skill == code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Skill, into));
        foreach (var text in await db.Set<ApplicationText>().Where(t => (t.Field == "skills" || t.Field.EndsWith("-skill")) && t.Text.Contains(code)).ToListAsync())
        {
            text.Text = string.Join(' ', text.Text.Split(' ').Select(c => c == code ? into : c).Distinct());
        }
    }
}
