using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Watches;

/// <summary>Somebody's time runs on a request. A row, so that it goes on over another page, device and server; one a person.</summary>
internal sealed class RunningWatch : Chaptered
{
    public required Guid LoginId { get; init; }

    public required Guid RequestId { get; init; }

    public required DateTime StartedAt { get; init; }
}

internal sealed class RunningWatchTables : IEntityTypeConfiguration<RunningWatch>
{
    public void Configure(EntityTypeBuilder<RunningWatch> table)
    {
        table.ToTable("desk_stopwatches");
        table.HasKey(w => w.LoginId);
    }
}
