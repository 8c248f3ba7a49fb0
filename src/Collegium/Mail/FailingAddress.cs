using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Mail;

/// <summary>Mail to this address came back. Nothing more is sent to it until somebody says that it works again.</summary>
public sealed class FailingAddress : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>Lower case.</summary>
    public required string Address { get; init; }

    /// <summary>What the other side's server said.</summary>
    public required string Why { get; set; }

    public required DateTime Since { get; init; }
}

internal sealed class FailingAddressTables : IEntityTypeConfiguration<FailingAddress>
{
    public void Configure(EntityTypeBuilder<FailingAddress> table)
    {
        table.ToTable("mail_failing");
        table.HasKey(f => f.Id);
        table.HasIndex(f => new { f.ChapterId, f.Address }).IsUnique();
    }
}

/// <summary>Which addresses mail comes back from.</summary>
public sealed class FailingAddresses(CollegiumDb db, TimeProvider clock)
{
    private const int LongestWhy = 500;

    /// <summary>True when it was not known before.</summary>
    public async Task<bool> Mark(string address, string why)
    {
        var (key, said) = (address.Trim().ToLowerInvariant(), why.Length > LongestWhy ? why[..LongestWhy] : why);
        if (await db.Set<FailingAddress>().SingleOrDefaultAsync(f => f.Address == key) is { } known)
        {
            known.Why = said;
            return false;
        }

        db.Add(new FailingAddress { Id = clock.NewId(), Address = key, Why = said, Since = clock.Now() });
        return true;
    }

    /// <summary>True when it was failing.</summary>
    public async Task<bool> Mend(string address)
    {
        var key = address.Trim().ToLowerInvariant();
        return await db.Set<FailingAddress>().Where(f => f.Address == key).ExecuteDeleteAsync() > 0;
    }

    public async Task<IReadOnlyDictionary<string, FailingAddress>> Of(IEnumerable<string> addresses)
    {
        string[] keys = [.. addresses.Select(a => a.Trim().ToLowerInvariant())];
        return await db.Set<FailingAddress>().AsNoTracking().Where(f => keys.Contains(f.Address)).ToDictionaryAsync(f => f.Address, StringComparer.OrdinalIgnoreCase);
    }
}
