using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Treasury.Books;

/// <summary>One entry of the journal, for reading only: <see cref="Book"/> writes, and the database keeps the rules.</summary>
internal sealed class JournalEntry : Chaptered
{
    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    public required DateOnly Day { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required string Key { get; init; }

    /// <summary>The documents it is about: <c>invoice/ID</c>, separated by spaces.</summary>
    public required string Links { get; init; }

    public required DateTime PostedAt { get; init; }

    public Guid? Reverses { get; init; }
}

internal sealed class JournalLine : Chaptered
{
    public required long Seq { get; init; }

    public required int N { get; init; }

    public required int Account { get; init; }

    public required string Sub { get; init; }

    public required long Minor { get; init; }

    public required string Currency { get; init; }
}

/// <summary>What stands on one sub-account; moved by the seal of each entry.</summary>
internal sealed class SubBalance : Chaptered
{
    public required int Account { get; init; }

    public required string Sub { get; init; }

    public required long Net { get; init; }
}

internal sealed class AccountTotal : Chaptered
{
    public required int Account { get; init; }

    public required long Net { get; init; }
}

internal sealed class BookPeriod : Chaptered
{
    public required string Month { get; init; }

    public required bool Closed { get; init; }
}

/// <summary>The tables come from books.*.sql, with triggers no model can say.</summary>
internal sealed class JournalMaps :
    IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalLine>, IEntityTypeConfiguration<SubBalance>,
    IEntityTypeConfiguration<AccountTotal>, IEntityTypeConfiguration<BookPeriod>
{
    public void Configure(EntityTypeBuilder<JournalEntry> table)
    {
        table.ToTable("treasury_entries", t => t.ExcludeFromMigrations());
        table.HasKey(e => new { e.ChapterId, e.Seq });
    }

    public void Configure(EntityTypeBuilder<JournalLine> table)
    {
        table.ToTable("treasury_lines", t => t.ExcludeFromMigrations());
        table.HasKey(l => new { l.ChapterId, l.Seq, l.N });
    }

    public void Configure(EntityTypeBuilder<SubBalance> table)
    {
        table.ToTable("treasury_balances", t => t.ExcludeFromMigrations());
        table.HasKey(b => new { b.ChapterId, b.Account, b.Sub });
    }

    public void Configure(EntityTypeBuilder<AccountTotal> table)
    {
        table.ToTable("treasury_totals", t => t.ExcludeFromMigrations());
        table.HasKey(t => new { t.ChapterId, t.Account });
    }

    public void Configure(EntityTypeBuilder<BookPeriod> table)
    {
        table.ToTable("treasury_periods", t => t.ExcludeFromMigrations());
        table.HasKey(p => new { p.ChapterId, p.Month });
    }
}
