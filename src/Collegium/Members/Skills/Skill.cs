using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Skills;

/// <summary>A vendor-neutral skill of the chapter's catalogue.</summary>
internal sealed class Skill : Versioned
{
    /// <summary>Kebab case, e.g. <c>imaging-devices</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>What it stands under in lists.</summary>
    public required string Group { get; set; }

    /// <summary>Everyday words and phrases that speak for it, parted by a bar; marked as a reader's <see cref="Language.Topic"/> has them.</summary>
    public required string Words { get; set; }

    /// <summary>What to ask a client when this is likely but unclear.</summary>
    public required string Question { get; set; }

    /// <summary>Since when nobody claims it and no trouble is read as it; what is past keeps its name.</summary>
    public DateTime? RetiredAt { get; set; }

    /// <summary>The skill it became one with.</summary>
    public string? MergedInto { get; set; }

    public IReadOnlyList<string> Spoken => Words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Speaks(string word) => Spoken.Any(w => Alike(w, word));

    public void Learn(IEnumerable<string> words) => Words = string.Join('|', Spoken.Concat(words));

    public void Forget(string word) => Words = string.Join('|', Spoken.Where(w => !Alike(w, word)));

    /// <summary>A word without its mark.</summary>
    public static string Plain(string word) => word.TrimEnd('~', '<');

    public static bool IsHint(string word) => word.EndsWith('~');

    private static bool Alike(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A skill one practitioner has. The level rises with confirmed jobs.</summary>
internal sealed class HeldSkill : Chaptered
{
    public required Guid PractitionerId { get; init; }

    public required string Code { get; init; }

    /// <summary>0 to 100.</summary>
    public int Level { get; set; }

    public int Jobs { get; set; }
}

internal sealed class SkillTables : IEntityTypeConfiguration<Skill>, IEntityTypeConfiguration<HeldSkill>
{
    public void Configure(EntityTypeBuilder<Skill> table)
    {
        table.ToTable("members_skills");
        table.HasKey(s => new { s.ChapterId, s.Code });
        table.Property(s => s.Code).HasMaxLength(48);
        table.Property(s => s.MergedInto).HasMaxLength(48);
        table.Ignore(s => s.Spoken);
    }

    public void Configure(EntityTypeBuilder<HeldSkill> table)
    {
        table.ToTable("members_held_skills");
        table.HasKey(s => new { s.PractitionerId, s.Code });
        table.Property(s => s.Code).HasMaxLength(48);
        table.HasIndex(s => s.Code);
    }
}
