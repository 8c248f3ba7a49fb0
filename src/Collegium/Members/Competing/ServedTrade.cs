using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Competing;

/// <summary>A practice serves, or says it serves, clients of this trade.</summary>
internal sealed class ServedTrade : Chaptered
{
    public required Guid PracticeId { get; init; }

    /// <summary>One of <see cref="ClientTrades.Words"/>.</summary>
    public required string Trade { get; init; }
}

internal sealed class CompetingTables : IEntityTypeConfiguration<ServedTrade>
{
    public void Configure(EntityTypeBuilder<ServedTrade> table)
    {
        table.ToTable("members_served_trades");
        table.HasKey(t => new { t.PracticeId, t.Trade });
        table.Property(t => t.Trade).HasMaxLength(32);
    }
}

/// <summary>Notes whom a practice serves: by a job a client confirmed, or by an applicant's own word.</summary>
internal sealed class ServedTrades(CollegiumDb db)
{
    public async Task Add(Guid practice, IReadOnlyCollection<string> trades)
    {
        var known = await db.Set<ServedTrade>().Where(t => t.PracticeId == practice).Select(t => t.Trade).ToListAsync();
        db.AddRange(trades.Where(ClientTrades.Words.ContainsKey).Except(known).Select(t => new ServedTrade { PracticeId = practice, Trade = t }));
    }
}
