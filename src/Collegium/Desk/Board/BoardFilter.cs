using System.Globalization;
using System.Linq.Expressions;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Search;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>What an address asks for, as a query.</summary>
internal static class BoardFilter
{
    public static IQueryable<Request> Apply(
        CollegiumDb db, BoardQuery asked, Moments now)
    {
        IQueryable<Request> rows = db.Set<Request>().AsNoTracking();
        if (asked.OpenOnly)
        {
            rows = rows.Where(Open);
        }

        rows = asked.View switch
        {
            "risk" => rows.Where(r => r.NextDue <= now.Soon),
            "nobody" => rows.Where(r => r.State == RequestState.New || r.State == RequestState.NobodyYet),
            "client" => rows.Where(r => r.State == RequestState.ClientsTurn),
            "done" => rows.Where(r => r.State == RequestState.Done),
            _ => rows,
        };
        rows = asked.State is { } state ? rows.Where(r => r.State == state) : rows;
        rows = asked.Impact is { } impact ? rows.Where(r => r.Impact == impact) : rows;
        rows = asked.Need is { } need ? rows.Where(r => r.NeedCode == need) : rows;
        rows = asked.With is { } person ? rows.Where(r => r.PractitionerId == person) : rows;
        rows = asked.Client is { } client ? rows.Where(r => r.ClientId == client) : rows;
        rows = asked.Steward is { } steward ? rows.Where(r => r.StewardLogin == steward) : rows;
        if (asked.Tag is { } tag)
        {
            var barred = $"|{tag}|";
            rows = rows.Where(r => r.Tags.Contains(barred));
        }

        return asked.Words is { } words ? Search(rows, words, db) : rows;
    }

    public static Expression<Func<Request, bool>> Open => r => r.Turn < Turn.Over;

    /// <summary>The same as the views' queries, for counts known already.</summary>
    public static bool IsIn(string? view, BoardCell cell) => view switch
    {
        "risk" => cell.Near is Nearness.Broken or Nearness.Soon,
        "nobody" => cell.State is RequestState.New or RequestState.NobodyYet,
        "client" => cell.State is RequestState.ClientsTurn,
        "done" => cell.State is RequestState.Done,
        _ => true,
    };

    public static IQueryable<Request> Sort(IQueryable<Request> rows, BoardQuery asked) => (asked.Sort, asked.Descending) switch
    {
        ("number", false) => rows.OrderBy(r => r.Number),
        ("number", true) => rows.OrderByDescending(r => r.Number),
        ("told", false) => rows.OrderBy(r => r.ToldAt).ThenBy(r => r.Number),
        ("told", true) => rows.OrderByDescending(r => r.ToldAt).ThenByDescending(r => r.Number),
        ("need", false) => rows.OrderBy(r => r.NeedCode).ThenBy(r => r.Number),
        ("need", true) => rows.OrderByDescending(r => r.NeedCode).ThenBy(r => r.Number),
        ("impact", false) => rows.OrderBy(r => r.Impact == Impact.Stopped ? 0 : r.Impact == Impact.Hindered ? 1 : 2).ThenBy(r => r.NextDue),
        ("impact", true) => rows.OrderByDescending(r => r.Impact == Impact.Stopped ? 0 : r.Impact == Impact.Hindered ? 1 : 2).ThenBy(r => r.NextDue),
        ("state", false) => rows.OrderBy(r => r.State).ThenBy(r => r.NextDue),
        ("state", true) => rows.OrderByDescending(r => r.State).ThenBy(r => r.NextDue),
        ("clock", true) => rows.OrderByDescending(r => r.NextDue).ThenByDescending(r => r.Number),
        _ => rows.OrderBy(r => r.NextDue).ThenBy(r => r.Turn).ThenBy(r => r.Number),
    };

    private static IQueryable<Request> Search(IQueryable<Request> rows, string words, CollegiumDb db) =>
        int.TryParse(words.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? rows.Where(r => r.Number == number) : rows.Saying(db, WordQuery.Read(words));
}
