using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>What a list shows, with the names to show it by.</summary>
internal sealed record BoardShown(
    IReadOnlyList<BoardRow> Rows, int Total, IReadOnlyList<BoardCell> Cells, BoardNumbers Open, Moments Now, IReadOnlyDictionary<Guid, string> Clients,
    Roster Roster)
{
    public IReadOnlyDictionary<Guid, string> Stewards { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What a step that was refused had been chosen for, so that it can be tried again.</summary>
    public IReadOnlySet<int> Chosen { get; init; } = new HashSet<int>();

    public string Desk(BoardRow row) => row.Steward is { } id ? Stewards.GetValueOrDefault(id, "A former steward") : "";

    public string Client(BoardRow row) => row.ClientId is { } id && Clients.TryGetValue(id, out var name) ? name : row.Firm ?? "Not known yet";

    public string Need(BoardRow row) => row.NeedCode is null ? "Not read yet" : Roster.Skills.TryGetValue(row.NeedCode, out var skill) ? skill.Name : row.NeedCode;

    public string With(BoardRow row) => row switch
    {
        { PractitionerId: { } person } => Roster.People.TryGetValue(person, out var known) ? known.Name : "A former member",
        { State: RequestState.NobodyYet } => "Steward called",
        { Asked: 0, Refused: 0 } => "Not asked yet",
        { Refused: 0 } => $"{row.Asked} asked",
        _ => $"{row.Asked} asked, {row.Refused} refused",
    };
}

/// <summary>What the board keeps in memory.</summary>
internal sealed record BoardMemory(OpenBoard Board, StewardNames Stewards);

/// <summary>Reads lists of requests: the plain board from memory, a filtered list by one select, names from memory.</summary>
internal sealed class BoardReads(CollegiumDb db, ClientNames clients, MembersDoor members, GovernanceDoor governance, BoardMemory memory, TimeProvider clock)
{
    private const int Most = 100_000;

    public async Task<BoardShown> Page(BoardQuery asked)
    {
        var (now, names, roster) = (await Now(), await clients.Of(db), await members.Roster());
        var open = await memory.Board.Of(db);
        var numbers = new BoardNumbers(open.Cells(now), await memory.Board.KeptOf100(db, now.Now));
        List<BoardCell> known = [.. numbers.Cells.Where(c => BoardFilter.IsIn(asked.View, c))];
        if (asked is { IsPlain: true, ByClock: true })
        {
            var inView = open.InOrder.Where(r => BoardFilter.IsIn(asked.View, r.Cell(now)));
            return await Shown([.. inView.Skip((asked.Page - 1) * asked.Take).Take(asked.Take)], known.Sum(c => c.Count), known);
        }

        var found = BoardFilter.Apply(db, asked, now);
        var rows = asked.Sort is "client" or "with"
            ? await ByName(found, asked, names, roster, asked.Take)
            : await Rows(BoardFilter.Sort(found, asked).Skip((asked.Page - 1) * asked.Take).Take(asked.Take));
        var cells = asked.IsPlain ? known : await BoardCounts.Count(found, now);
        var total = asked.Page == 1 && rows.Count < asked.Take ? rows.Count : cells.Sum(c => c.Count);
        return await Shown(rows, total, cells);

        async Task<BoardShown> Shown(IReadOnlyList<BoardRow> rows, int total, IReadOnlyList<BoardCell> cells) =>
            new(rows, total, cells, numbers, now, await clients.With(db, rows.Select(r => r.ClientId).OfType<Guid>()), roster) { Stewards = await memory.Stewards.Of(db) };
    }

    /// <summary>Everything the filter finds, in the same order, for the file.</summary>
    public async Task<BoardShown> All(BoardQuery asked)
    {
        var (now, names, roster) = (await Now(), await clients.Of(db), await members.Roster());
        var found = BoardFilter.Apply(db, asked, now);
        var rows = asked.Sort is "client" or "with"
            ? await ByName(found, asked with { Page = 1 }, names, roster, Most)
            : await Rows(BoardFilter.Sort(found, asked).Take(Most));
        return new BoardShown(rows, rows.Count, [], new([], null), now, names, roster);
    }

    public async Task<Moments> Now()
    {
        var (zone, now) = ((await governance.Chapter()).Zone, clock.Now());
        var time = new BusinessTime(await governance.Rules(), zone);
        return new Moments(now, now.AddMinutes(30), time.At(time.Day(now).AddDays(1), TimeOnly.MinValue), zone);
    }

    private Task<List<BoardRow>> Rows(IQueryable<Request> rows) => OpenBoard.Rows(db, rows).ToListAsync();

    /// <summary>Names are not in the requests' rows, so their order is made here.</summary>
    private async Task<List<BoardRow>> ByName(
        IQueryable<Request> found, BoardQuery asked, IReadOnlyDictionary<Guid, string> names, Roster roster, int size)
    {
        var all = await found.OrderByDescending(r => r.Number).Select(r => new { r.Id, r.ClientId, r.TellerFirm, r.PractitionerId }).Take(Most).ToListAsync();
        string Name(Guid? client, string? firm, Guid? person) => asked.Sort == "client"
            ? client is { } c && names.TryGetValue(c, out var name) ? name : firm ?? ""
            : person is { } p && roster.People.TryGetValue(p, out var known) ? known.Name : "";
        var sorted = all.OrderBy(r => Name(r.ClientId, r.TellerFirm, r.PractitionerId), StringComparer.OrdinalIgnoreCase).ToList();
        if (asked.Descending)
        {
            sorted.Reverse();
        }

        List<Guid> ids = [.. sorted.Skip((asked.Page - 1) * size).Take(size).Select(r => r.Id)];
        var rows = (await Rows(found.Where(r => ids.Contains(r.Id)))).ToDictionary(r => r.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }
}
