using System.Globalization;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury;

public sealed record AccountBalance(int Number, string Name, long BalanceMinor);

/// <summary>Debit positive. The difference is what debit and credit miss each other by: always 0.</summary>
public sealed record TrialBalance(string Currency, DateOnly AsOf, IReadOnlyList<AccountBalance> Accounts, long DifferenceMinor);

/// <summary>A document an entry is about.</summary>
public sealed record EntryLink(string Type, Guid Id);

public sealed record StatementRow(
    Guid Entry, long Number, DateOnly Day, string Text, string Kind, string Sub, long AmountMinor, long BalanceMinor, IReadOnlyList<EntryLink> Links);

public sealed record AccountStatement(int Number, string Name, string Currency, IReadOnlyList<StatementRow> Entries, string? Next);

public sealed record EntryLine(int Account, string Name, string Sub, long AmountMinor);

/// <summary>One whole entry, for its page.</summary>
public sealed record EntryCard(
    Guid Id, long Number, DateOnly Day, string Kind, string Text, DateTime PostedAt, string Currency, IReadOnlyList<EntryLine> Lines, IReadOnlyList<EntryLink> Links);

public sealed record SubLine(string Sub, long BalanceMinor);

/// <summary>How many entries hold their seal, the first that does not, and the sub-accounts whose balance is not the sum of their lines.</summary>
public sealed record BookCheck(long Entries, long? BrokenAt, IReadOnlyList<string> Wrong);

/// <summary>The door to a chapter's book, for reading. Only documents write into it.</summary>
public sealed class BooksDoor(CollegiumDb db, GovernanceDoor governance, TimeProvider clock)
{
    private const int Longest = 200;

    /// <summary>From the balances as they stand, or for an earlier day from the lines up to its end.</summary>
    public async Task<TrialBalance> TrialBalance(DateOnly? asOf = null)
    {
        var chapter = await governance.Chapter();
        var today = new BusinessTime(await governance.Rules(), chapter.Zone).Day(clock.Now());
        var nets = asOf is { } day && day < today
            ? await (from line in db.Set<JournalLine>().AsNoTracking()
                     join entry in db.Set<JournalEntry>().AsNoTracking() on line.Seq equals entry.Seq
                     where entry.Day <= day
                     group line.Minor by line.Account into sums
                     select new { Account = sums.Key, Net = sums.Sum() }).ToDictionaryAsync(t => t.Account, t => t.Net)
            : await db.Set<AccountTotal>().AsNoTracking().ToDictionaryAsync(t => t.Account, t => t.Net);
        return new TrialBalance(
            chapter.Currency, asOf ?? today, [.. nets.OrderBy(n => n.Key).Select(n => new AccountBalance(n.Key, Chart.Of(n.Key).Name, n.Value))], nets.Values.Sum());
    }

    /// <summary>What happened on an account, oldest first, with the balance after each line; the cursor carries the balance on.</summary>
    public async Task<Result<AccountStatement>> Statement(int account, string? sub = null, string? after = null, int limit = 50)
    {
        if (Chart.Find(account) is not { } known)
        {
            return Refusal.Missing("account");
        }

        if (!TryRead(after, out var at))
        {
            return Http.Paging.BadCursor;
        }

        var take = Math.Clamp(limit, 1, Longest);
        var rows = await (from line in db.Set<JournalLine>().AsNoTracking()
                          join entry in db.Set<JournalEntry>().AsNoTracking() on line.Seq equals entry.Seq
                          where line.Account == account && (sub == null || line.Sub == sub) && line.Seq >= at.Seq && (line.Seq > at.Seq || line.N > at.N)
                          orderby line.Seq, line.N
                          select new { line, entry }).Take(take + 1).ToListAsync();
        var balance = at.Balance;
        var shown = new List<StatementRow>();
        foreach (var row in rows.Take(take))
        {
            balance += row.line.Minor;
            shown.Add(new StatementRow(
                row.entry.Id, row.entry.Seq, row.entry.Day, row.entry.Text, row.entry.Kind, row.line.Sub, row.line.Minor, balance, Links(row.entry.Links)));
        }

        var next = rows.Count > take ? string.Create(CultureInfo.InvariantCulture, $"{rows[take - 1].line.Seq}.{rows[take - 1].line.N}.{balance}") : null;
        return new AccountStatement(account, known.Name, (await governance.Chapter()).Currency, shown, next);
    }

    /// <summary>The sub-accounts of an account that something stands on.</summary>
    public async Task<IReadOnlyList<SubLine>> Subs(int account) =>
        await db.Set<SubBalance>().AsNoTracking().Where(b => b.Account == account && b.Net != 0).OrderBy(b => b.Sub)
            .Select(b => new SubLine(b.Sub, b.Net)).ToListAsync();

    public async Task<EntryCard?> Entry(Guid id)
    {
        if (await db.Set<JournalEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is not { } entry)
        {
            return null;
        }

        var lines = await db.Set<JournalLine>().AsNoTracking().Where(l => l.Seq == entry.Seq).OrderBy(l => l.N).ToListAsync();
        return new EntryCard(
            entry.Id, entry.Seq, entry.Day, entry.Kind, entry.Text, entry.PostedAt, lines[0].Currency,
            [.. lines.Select(l => new EntryLine(l.Account, Chart.Of(l.Account).Name, l.Sub, l.Minor))], Links(entry.Links));
    }

    /// <summary>Writes the whole journal in hledger's format, entry by entry.</summary>
    public void WriteHledger(TextWriter writer) => HledgerText.Write(writer, Journal.Read(db).Select(e => e.Entry));

    /// <summary>Recomputes the chain of seals and every balance from the lines.</summary>
    public async Task<BookCheck> Check()
    {
        var (entries, brokenAt) = Journal.Verify(db);
        return new BookCheck(entries, brokenAt, await Rederive());
    }

    /// <summary>Sums all lines anew and names what differs from the balances kept.</summary>
    public async Task<IReadOnlyList<string>> Rederive()
    {
        var sums = await db.Set<JournalLine>().AsNoTracking().GroupBy(l => new { l.Account, l.Sub })
            .Select(g => new { g.Key.Account, g.Key.Sub, Net = g.Sum(l => l.Minor) }).ToListAsync();
        var kept = await db.Set<SubBalance>().AsNoTracking().ToDictionaryAsync(b => (b.Account, b.Sub), b => b.Net);
        var totals = await db.Set<AccountTotal>().AsNoTracking().ToDictionaryAsync(t => t.Account, t => t.Net);
        var wrong = sums.Where(s => !kept.Remove((s.Account, s.Sub), out var net) || net != s.Net).Select(s => Name(s.Account, s.Sub)).ToList();
        wrong.AddRange(kept.Where(k => k.Value != 0).Select(k => Name(k.Key.Account, k.Key.Sub)));
        wrong.AddRange(sums.GroupBy(s => s.Account).Where(a => totals.GetValueOrDefault(a.Key) != a.Sum(s => s.Net)).Select(a => Name(a.Key, "")));
        return wrong;
    }

    internal static IReadOnlyList<EntryLink> Links(string links) =>
        [.. links.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('/')).Select(l => new EntryLink(l[0], Guid.Parse(l[1])))];

    private static string Name(int account, string sub) => sub.Length == 0 ? $"{account}" : $"{account} {sub}";

    private static bool TryRead(string? cursor, out (long Seq, int N, long Balance) at)
    {
        at = default;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        return cursor.Split('.') is [var seq, var n, var balance]
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out at.Seq)
            && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out at.N)
            && long.TryParse(balance, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out at.Balance);
    }
}
