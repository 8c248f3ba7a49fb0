using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>Holds rows of the catalogue until the write ends, always in one order. On SQLite the transaction already is the only writer.</summary>
internal static class SkillHold
{
    /// <summary>To change them: nobody else does so meanwhile, nor rests anything on them.</summary>
    public static Task<List<Skill>> HeldSkills(this CollegiumDb db, params string?[] codes) => Rows(db, codes, "FOR UPDATE");

    /// <summary>To rest something on them: they are merged or retired before it or after it.</summary>
    public static Task<List<Skill>> SharedSkills(this CollegiumDb db, params string?[] codes) => Rows(db, codes, "FOR SHARE");

    /// <summary>The codes that stand for these by now, shared.</summary>
    public static async Task<string[]> CurrentSkills(this CollegiumDb db, IEnumerable<string> codes)
    {
        string[] asked = [.. codes.Distinct()];
        var moved = (await db.SharedSkills(asked)).Where(s => s.MergedInto is not null).ToDictionary(s => s.Code, s => s.MergedInto!);
        return moved.Count == 0 ? asked : await db.CurrentSkills(asked.Select(c => moved.GetValueOrDefault(c, c)));
    }

    private static Task<List<Skill>> Rows(CollegiumDb db, string?[] codes, string hold)
    {
        var named = codes.OfType<string>().ToArray();
        var rows = "SELECT * FROM members_skills WHERE chapter_id = {0} AND code = ANY ({1}) ORDER BY code " + hold;
        return (db.IsPostgres ? db.Set<Skill>().FromSqlRaw(rows, db.Chapter, named) : db.Set<Skill>().Where(s => named.Contains(s.Code))).ToListAsync();
    }
}
