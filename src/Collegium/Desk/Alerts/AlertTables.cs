using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Alerts;

internal sealed class AlertTables : IEntityTypeConfiguration<Alert>, IEntityTypeConfiguration<AlertPolicy>
{
    /// <summary>One alert a request runs, whoever starts it.</summary>
    public void Configure(EntityTypeBuilder<Alert> table)
    {
        table.ToTable("desk_alerts");
        table.HasKey(a => a.Id);
        table.Ignore(a => a.CalledPeople);
        table.HasIndex(a => a.RequestId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_one_alert");
        table.HasIndex(a => new { a.ChapterId, a.StartedAt });
    }

    public void Configure(EntityTypeBuilder<AlertPolicy> table)
    {
        table.ToTable("desk_alert_policies");
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.ChapterId).IsUnique();
    }
}
