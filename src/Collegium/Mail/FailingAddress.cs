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
public sealed class FailingAddresses(CollegiumDb db, Mailbox mailbox, TimeProvider clock)
{
    private const string Told = "Mail to this address came back; it was told together with others later.";

    private const int LongestWhy = 500;

    /// <summary>So many letters are told again, the newest.</summary>
    private const int MostMissed = 20;

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
        if (await db.Set<FailingAddress>().Where(f => f.Address == key).ExecuteDeleteAsync() == 0)
        {
            return false;
        }

        await TellMissed(key);
        return true;
    }

    /// <summary>One letter with all that wasn't sent meanwhile, as it was written then: most of it is past, and nobody is to act on it as if it were new.</summary>
    private async Task TellMissed(string address)
    {
        var missed = (await db.Set<MailMessage>().Where(m => m.SentAt == null && m.Problem == MailSender.Failing).OrderByDescending(m => m.At).ToListAsync())
            .FindAll(m => string.Equals(m.ToAddress, address, StringComparison.OrdinalIgnoreCase));
        if (missed.Count == 0)
        {
            return;
        }

        var letters = missed.Take(MostMissed).Reverse().Select(m => $"{m.At:d MMMM yyyy, HH:mm} UTC: {m.Subject}\n\n{m.Text.Trim()}");
        mailbox.Put(
            clock.NewId(), "address.mended", missed[0].ToAddress, missed[0].ToName, "What we couldn’t send you meanwhile",
            $"Mail to you came back, so these letters were kept. They are told as they were written then; what they ask may be over by now."
                + $"{(missed.Count > MostMissed ? $" The newest {MostMissed} of {missed.Count}." : "")}\n\n————\n\n{string.Join("\n\n————\n\n", letters)}\n");
        missed.ForEach(m => m.Problem = Told);
    }

    public async Task<IReadOnlyDictionary<string, FailingAddress>> Of(IEnumerable<string> addresses)
    {
        string[] keys = [.. addresses.Select(a => a.Trim().ToLowerInvariant())];
        return await db.Set<FailingAddress>().AsNoTracking().Where(f => keys.Contains(f.Address)).ToDictionaryAsync(f => f.Address, StringComparer.OrdinalIgnoreCase);
    }
}
