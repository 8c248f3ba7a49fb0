using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Skills;

/// <summary>A vendor-neutral skill of the chapter's catalogue.</summary>
internal sealed class Skill : Chaptered
{
    /// <summary>Kebab case, e.g. <c>imaging-devices</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Everyday words and phrases that speak for it, parted by a bar.</summary>
    public required string Words { get; set; }

    /// <summary>What to ask a client when this is likely but unclear.</summary>
    public required string Question { get; set; }
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
    }

    public void Configure(EntityTypeBuilder<HeldSkill> table)
    {
        table.ToTable("members_held_skills");
        table.HasKey(s => new { s.PractitionerId, s.Code });
        table.Property(s => s.Code).HasMaxLength(48);
    }
}
