using System.Globalization;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

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
/// Reads facts in an order in which nothing can appear behind the reader's back. PostgreSQL gives sequence numbers before
/// commit, so a later number may be visible earlier: only facts older than every transaction still open are read, in the
/// order of their transactions. SQLite has one writer, so its sequence is that order.
/// </summary>
public static class FactFeed
{
    private const string OlderThanEveryOpenTransaction =
        "SELECT * FROM facts WHERE tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AND (tx, seq) > ({0}, {1})";

    public static IQueryable<Fact> After(this CollegiumDb db, Position position)
    {
        var (tx, seq) = position;
        return db.IsPostgres
            ? db.Set<Fact>().FromSqlRaw(OlderThanEveryOpenTransaction, tx, seq).AsNoTracking().OrderBy(f => f.Tx).ThenBy(f => f.Seq)
            : db.Set<Fact>().AsNoTracking().Where(f => f.Seq > seq).OrderBy(f => f.Seq);
    }

    public static Position At(this Fact fact) => new(fact.Tx, fact.Seq);

    /// <summary>The last place that can be read now.</summary>
    public static async Task<Position> End(this CollegiumDb db)
    {
        var last = db.IsPostgres
            ? await db.Set<Fact>().FromSqlRaw(OlderThanEveryOpenTransaction, 0L, 0L).IgnoreQueryFilters().AsNoTracking()
                .OrderByDescending(f => f.Tx).ThenByDescending(f => f.Seq).FirstOrDefaultAsync()
            : await db.Set<Fact>().IgnoreQueryFilters().AsNoTracking().OrderByDescending(f => f.Seq).FirstOrDefaultAsync();
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
