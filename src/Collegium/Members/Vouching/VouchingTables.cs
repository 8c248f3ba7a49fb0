using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Vouching;

internal sealed class VouchingTables :
    IEntityTypeConfiguration<Vouch>, IEntityTypeConfiguration<Admission>, IEntityTypeConfiguration<VouchSource>,
    IEntityTypeConfiguration<BurntUnit>, IEntityTypeConfiguration<VouchCap>
{
    public void Configure(EntityTypeBuilder<Vouch> table)
    {
        table.ToTable("members_vouches");
        table.HasKey(v => v.Id);
        table.HasIndex(v => new { v.VoucherId, v.CandidateId }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_one_vouch");
        table.HasIndex(v => v.CandidateId);
        table.HasIndex(v => new { v.ChapterId, v.EndedAt });
        table.Property(v => v.EndedBecause).HasMaxLength(32);
        table.Ignore(v => v.Stands);
    }

    public void Configure(EntityTypeBuilder<Admission> table)
    {
        table.ToTable("members_admissions");
        table.HasKey(a => a.Id);
        table.Ignore(a => a.From);
    }

    public void Configure(EntityTypeBuilder<VouchSource> table)
    {
        table.ToTable("members_vouch_sources");
        table.HasKey(s => s.Id);
        table.Property(s => s.Because).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<BurntUnit> table)
    {
        table.ToTable("members_vouch_burnt");
        table.HasKey(b => b.Id);
        table.HasIndex(b => b.PracticeId);
        table.Property(b => b.Because).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<VouchCap> table)
    {
        table.ToTable("members_vouch_caps");
        table.HasKey(c => c.Id);
    }
}
