using System.Data.Common;
using System.Globalization;
using System.Text;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Books;

/// <summary>
/// The one hand that writes into a chapter's journal: entry, lines, seal, in the transaction under way. What may stand in a
/// book is checked by the database (books.*.sql); an entry it refuses is a bug here and throws.
/// </summary>
internal sealed class Book(CollegiumDb db, GovernanceDoor governance, OpenBooks opened, TimeProvider clock)
{
    private const string OnPostgres = """
        INSERT INTO treasury_periods(chapter_id, month) VALUES (@chapter, @month) ON CONFLICT DO NOTHING;
        INSERT INTO treasury_entries(chapter_id, seq, id, month, day, kind, text, key, links, posted_at, reverses)
          VALUES (@chapter, 0, @id, @month, @day, @kind, @text, @key, @links, @at, @reverses);
        INSERT INTO treasury_lines(chapter_id, seq, n, account, sub, minor, currency)
          SELECT @chapter, h.seq + 1, l.n, l.account, l.sub, l.minor, @currency
          FROM treasury_seal_heads h, unnest(@accounts, @subs, @minors) WITH ORDINALITY AS l(account, sub, minor, n) WHERE h.chapter_id = @chapter;
        INSERT INTO treasury_seals(chapter_id, seq, prev, hash) SELECT @chapter, seq + 1, ''::bytea, ''::bytea FROM treasury_seal_heads WHERE chapter_id = @chapter;
        """;

    private const string OnSqlite = """
        INSERT INTO treasury_periods(chapter_id, month) VALUES (@chapter, @month) ON CONFLICT DO NOTHING;
        INSERT INTO treasury_entries(chapter_id, seq, id, month, day, kind, text, key, links, posted_at, reverses)
          VALUES (@chapter, @seq, @id, @month, @day, @kind, @text, @key, @links, @at, @reverses);
        INSERT INTO treasury_lines(chapter_id, seq, n, account, sub, minor, currency) VALUES {0};
        INSERT INTO treasury_seals(chapter_id, seq, prev, hash) VALUES (@chapter, @seq, @prev, @hash);
        """;

    private static readonly CompositeFormat SqliteForm = CompositeFormat.Parse(OnSqlite);

    private bool _openedHere;

    /// <summary>Posts balanced lines; answers the entry's id. The key can be used once.</summary>
    public async Task<Guid> Post(string key, DateOnly day, string kind, string text, IReadOnlyList<Posting> lines, params IReadOnlyList<string> links)
    {
        var currency = Currency.Parse((await governance.Chapter()).Currency);
        var (draft, fault) = EntryDraft.Create(day, kind, text, currency, lines);
        var entry = new PostedEntry(clock.NewId(), key, draft ?? throw new InvalidOperationException($"The entry {key} can't be posted: {fault}."));
        await Post(entry, string.Join(' ', links));
        return entry.Id;
    }

    public async Task Post(PostedEntry entry, string links)
    {
        await Open();
        var draft = entry.Draft;
        await using var command = db.Command(
            "", ("chapter", db.Chapter), ("month", Month(draft.Day)), ("id", entry.Id), ("day", draft.Day), ("kind", draft.Kind), ("text", draft.Text),
            ("key", entry.Key), ("links", links), ("at", clock.Now()), ("reverses", draft.Reverses), ("currency", draft.Currency.Code));
        if (db.IsPostgres)
        {
            command.CommandText = OnPostgres;
            command.With("accounts", draft.Postings.Select(p => p.Account).ToArray())
                .With("subs", draft.Postings.Select(p => p.Sub).ToArray()).With("minors", draft.Postings.Select(p => p.Minor).ToArray());
        }
        else
        {
            await FillForSqlite(command, entry);
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>False for a day of a month that was closed.</summary>
    public async Task<bool> IsOpen(DateOnly day)
    {
        var month = Month(day);
        return !await db.Set<BookPeriod>().AnyAsync(p => p.Month == month && p.Closed);
    }

    /// <summary>No entry can be posted into this month any more.</summary>
    public async Task Close(DateOnly month)
    {
        await using var command = db.Command(
            "INSERT INTO treasury_periods(chapter_id, month) VALUES (@chapter, @month) ON CONFLICT DO NOTHING; "
            + "UPDATE treasury_periods SET closed = @yes WHERE chapter_id = @chapter AND month = @month;",
            ("chapter", db.Chapter), ("month", Month(month)), ("yes", true));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What stands on a sub-account now: debit positive.</summary>
    public async Task<long> Balance(int account, string sub) =>
        await db.Set<SubBalance>().AsNoTracking().Where(b => b.Account == account && b.Sub == sub).Select(b => b.Net).SingleOrDefaultAsync();

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task FillForSqlite(DbCommand command, PostedEntry entry)
    {
        var (seq, head) = await Head() ?? throw new InvalidOperationException("The book was not opened.");
        var lines = new StringBuilder();
        for (var i = 0; i < entry.Draft.Postings.Count; i++)
        {
            var (account, sub, minor) = entry.Draft.Postings[i];
            lines.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? ", " : "")}(@chapter, @seq, {i + 1}, @a{i}, @s{i}, @m{i}, @currency)");
            command.With($"a{i}", account).With($"s{i}", sub).With($"m{i}", minor);
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, SqliteForm, lines);
        command.With("seq", seq + 1).With("prev", head).With("hash", EntryHash.Next(head, entry.CanonicalBytes()));
    }

    private async Task<(long Seq, byte[] Hash)?> Head()
    {
        await using var command = db.Command("SELECT seq, hash FROM treasury_seal_heads WHERE chapter_id = @chapter", ("chapter", db.Chapter));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), (byte[])reader.GetValue(1)) : null;
    }

    /// <summary>The first posting of a chapter opens its book: the chart's accounts in the chapter's currency, and the chain's beginning.</summary>
    private async Task Open()
    {
        if (opened.Has(db.Chapter) || _openedHere)
        {
            return;
        }

        if (await Head() is not null)
        {
            opened.Saw(db.Chapter);
            return;
        }

        var currency = (await governance.Chapter()).Currency;
        foreach (var account in Chart.Standard)
        {
            await using var add = db.Command(
                "INSERT INTO treasury_accounts(chapter_id, number, name, kind, currency, floor_side) VALUES (@chapter, @number, @name, @kind, @currency, @floor) ON CONFLICT DO NOTHING",
                ("chapter", db.Chapter), ("number", account.Number), ("name", account.Name), ("kind", Word(account.Kind)), ("currency", currency),
                ("floor", account.Floor is { } floor ? Word(floor) : null));
            await add.ExecuteNonQueryAsync();
        }

        await using var begin = db.Command(
            "INSERT INTO treasury_seal_heads(chapter_id, seq, hash) VALUES (@chapter, 0, @genesis) ON CONFLICT DO NOTHING",
            ("chapter", db.Chapter), ("genesis", EntryHash.Genesis.ToArray()));
        await begin.ExecuteNonQueryAsync();
        _openedHere = true;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
