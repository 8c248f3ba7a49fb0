using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Notices;

internal sealed class NoticeTables : IEntityTypeConfiguration<ContactWay>, IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<ContactWay> table)
    {
        table.ToTable("notice_ways");
        table.HasKey(w => w.Id);
        table.HasIndex(w => w.OwnerId);
    }

    public void Configure(EntityTypeBuilder<Notice> table)
    {
        table.ToTable("notices");
        table.HasKey(n => n.Id);
        table.HasIndex(n => new { n.WayId, n.Because, n.Step }).IsUnique();
        table.HasIndex(n => new { n.SentAt, n.NextTry });
        table.HasIndex(n => new { n.Address, n.TriedAt });
        table.HasIndex(n => new { n.OwnerId, n.At });
    }
}
