using System.Globalization;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Collegium.Facts;

/// <summary>A place in the order of reading.</summary>
public readonly record struct Position(long Tx, long Seq)
{
    public bool IsPast(Position other) => (Tx, Seq).CompareTo((other.Tx, other.Seq)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tx}-{Seq}");

    public static bool TryParse(string? text, out Position position)
    {
        position = default;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var tx)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
        {
            return false;
        }

        position = new Position(tx, seq);
        return true;
    }
}

/// <summary>
/// Reads facts in an order in which nothing can appear behind the reader's back. PostgreSQL gives transactions their numbers
/// when they begin to write, so an older one may commit later: only facts older than every transaction still writing in this
/// database are in order, and in the order of their transactions. SQLite has one writer, so its sequence is that order.
/// </summary>
public static class FactFeed
{
    /// <summary>
    /// The oldest transaction that may still write here: the oldest of those the snapshot saw open, save one whose lock on its
    /// own number is held by a session of another database. What cannot be told counts as ours.
    /// </summary>
    private const string OldestWriter =
        """
        SELECT least(
          pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
          pg_current_xact_id_if_assigned()::text::bigint,
          (SELECT min(x::text::bigint) FROM pg_snapshot_xip(pg_current_snapshot()) AS x WHERE NOT EXISTS (
            SELECT 1 FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'transactionid' AND l.granted AND l.mode = 'ExclusiveLock' AND l.transactionid = x::xid
              AND a.datid <> (SELECT oid FROM pg_database WHERE datname = current_database()))))
        """;

    /// <summary>As <see cref="OldestWriter"/>, and cheaper: writers of other databases count too, so it may lie further back than it must.</summary>
    private const string OldestOfAll = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /// <summary>Facts of transactions before this one are in order for good. Ask it in a statement of its own, before reading them.</summary>
    internal static Task<long> Fence(this CollegiumDb db) => db.IsPostgres ? Number(db, OldestWriter) : Task.FromResult(long.MaxValue);

    /// <summary>The same for who asks often and can wait: it lags behind while somebody writes in another database for long.</summary>
    internal static Task<long> NearFence(this CollegiumDb db) => db.IsPostgres ? Number(db, OldestOfAll) : Task.FromResult(long.MaxValue);

    /// <summary>Asked for every telling, so it goes past the framework's translation.</summary>
    private static async Task<long> Number(CollegiumDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
            return (long)(await command.ExecuteScalarAsync())!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>What follows a place, as far as it is in order.</summary>
    public static async Task<IQueryable<Fact>> After(this CollegiumDb db, Position position)
    {
        var fence = await db.Fence();
        return db.Past(position).Where(f => f.Tx < fence);
    }

    /// <summary>Everything past a place that was committed, in order or not: an older fact may still come in before it.</summary>
    internal static IQueryable<Fact> Past(this CollegiumDb db, Position position)
    {
        var (tx, seq) = position;
        return db.IsPostgres
            ? db.Set<Fact>().FromSqlRaw("SELECT * FROM facts WHERE (tx, seq) > ({0}, {1})", tx, seq).AsNoTracking().OrderBy(f => f.Tx).ThenBy(f => f.Seq)
            : db.Set<Fact>().AsNoTracking().Where(f => f.Seq > seq).OrderBy(f => f.Seq);
    }

    /// <summary>The same of every chapter, at most so many, without those known already. Every telling asks this, so it is translated once.</summary>
    internal static Task<List<Fact>> PastOfAll(this CollegiumDb db, Position position, long[] known, int most) =>
        (db.IsPostgres ? PastOnPostgres(db, position.Tx, position.Seq, known, most) : PastOnSqlite(db, position.Seq, most)).ToListAsync().AsTask();

    private static readonly Func<CollegiumDb, long, long, long[], int, IAsyncEnumerable<Fact>> PastOnPostgres = EF.CompileAsyncQuery(
        (CollegiumDb db, long tx, long seq, long[] known, int most) => db.Set<Fact>().IgnoreQueryFilters().AsNoTracking()
            .Where(f => EF.Functions.GreaterThan(ValueTuple.Create(f.Tx, f.Seq), ValueTuple.Create(tx, seq)) && !known.Contains(f.Seq))
            .OrderBy(f => f.Tx).ThenBy(f => f.Seq).Take(most));

    private static readonly Func<CollegiumDb, long, int, IAsyncEnumerable<Fact>> PastOnSqlite = EF.CompileAsyncQuery(
        (CollegiumDb db, long seq, int most) => db.Set<Fact>().IgnoreQueryFilters().AsNoTracking().Where(f => f.Seq > seq).OrderBy(f => f.Seq).Take(most));

    public static Position At(this Fact fact) => new(fact.Tx, fact.Seq);

    /// <summary>The last place that can be read now.</summary>
    public static async Task<Position> End(this CollegiumDb db)
    {
        var fence = await db.Fence();
        var facts = db.Set<Fact>().IgnoreQueryFilters().AsNoTracking().Where(f => f.Tx < fence);
        var last = await facts.OrderByDescending(f => f.Tx).ThenByDescending(f => f.Seq).FirstOrDefaultAsync();
        return last?.At() ?? default;
    }

    /// <summary>What an actor may see of a chapter's facts.</summary>
    public static IQueryable<Fact> SeenBy(this IQueryable<Fact> facts, Actor actor)
    {
        if (actor.IsOfficer)
        {
            return facts;
        }

        if (actor.Request is { } request)
        {
            return facts.Where(f => f.RequestId == request && (f.Sight & Sight.Client) != 0);
        }

        if (actor.Offer is { } offer)
        {
            return facts.Where(f => f.AboutId == offer && (f.Sight & Sight.Practice) != 0);
        }

        var (practice, client) = (actor.Practice, actor.Client);
        return facts.Where(f =>
            (practice != null && ((f.Sight & Sight.Members) != 0 || ((f.Sight & Sight.Practice) != 0 && f.PracticeId == practice)))
            || (client != null && (f.Sight & Sight.Client) != 0 && f.ClientId == client));
    }

    /// <summary>The same rule for one fact in memory.</summary>
    public static bool IsSeenBy(this Fact fact, Actor actor) =>
        fact.ChapterId == actor.Chapter
        && (actor.IsOfficer
            || (actor.Request is { } request && fact.RequestId == request && fact.Sight.HasFlag(Sight.Client))
            || (actor.Offer is { } offer && fact.AboutId == offer && fact.Sight.HasFlag(Sight.Practice))
            || (actor.Practice is { } practice
                && (fact.Sight.HasFlag(Sight.Members) || (fact.Sight.HasFlag(Sight.Practice) && fact.PracticeId == practice)))
            || (actor.Client is { } client && fact.Sight.HasFlag(Sight.Client) && fact.ClientId == client));
}
