using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Matching;

/// <summary>A practice has a tie to a client that keeps it from working there.</summary>
internal sealed class Tie : Chaptered
{
    public required Guid PracticeId { get; init; }

    public required Guid ClientId { get; init; }

    public required DateTime DeclaredAt { get; init; }
}

/// <summary>A practice's work for a client: jobs the client itself confirmed make continuity.</summary>
internal sealed class SharedHistory : Chaptered
{
    public required Guid PracticeId { get; init; }

    public required Guid ClientId { get; init; }

    public int Jobs { get; set; }

    /// <summary>When a job for this client was last over.</summary>
    public DateTime LastAt { get; set; }
}

internal sealed class MatchingTables : IEntityTypeConfiguration<Tie>, IEntityTypeConfiguration<SharedHistory>
{
    public void Configure(EntityTypeBuilder<Tie> table)
    {
        table.ToTable("members_ties");
        table.HasKey(t => new { t.PracticeId, t.ClientId });
        table.HasIndex(t => t.ClientId);
    }

    public void Configure(EntityTypeBuilder<SharedHistory> table)
    {
        table.ToTable("members_histories");
        table.HasKey(h => new { h.PracticeId, h.ClientId });
        table.HasIndex(h => h.ClientId);
    }
}
