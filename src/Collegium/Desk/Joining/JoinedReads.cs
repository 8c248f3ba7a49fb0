using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Joining;

/// <summary>A request that belongs with another, and how, in words.</summary>
internal sealed record JoinedShown(int Number, string Headline, string Words);

internal sealed class JoinedReads(CollegiumDb db)
{
    public async Task<IReadOnlyList<JoinedShown>> Of(Request row)
    {
        var ties = await db.Set<RequestTie>().AsNoTracking().Where(t => t.FirstId == row.Id || t.SecondId == row.Id).ToListAsync();
        Guid[] others = [.. ties.Select(t => t.FirstId == row.Id ? t.SecondId : t.FirstId)];
        var rows = await db.Set<Request>().AsNoTracking().Where(r => others.Contains(r.Id) || r.MergedInto == row.Id || r.Id == row.MergedInto)
            .Select(r => new { r.Id, r.Number, r.Headline, r.MergedInto }).ToListAsync();
        return [.. rows.SelectMany(r => ties.Where(t => t.FirstId == r.Id || t.SecondId == r.Id).Select(t => Words(t, t.FirstId == row.Id))
            .Concat(r.MergedInto == row.Id ? ["the same trouble, put to this one"] : r.Id == row.MergedInto ? ["this is the same trouble and was put there"] : Array.Empty<string>())
            .Select(words => new JoinedShown(r.Number, r.Headline, words))).OrderBy(j => j.Number)];
    }

    private static string Words(RequestTie tie, bool first) => (tie.Kind, first) switch
    {
        (TieKind.Related, _) => "has to do with it",
        (TieKind.Blocks, true) => "waits for this one",
        (TieKind.Blocks, false) => "must be done first",
        (TieKind.Split, true) => "was taken out of this one",
        (TieKind.Split, false) => "this one was taken out of it",
        (TieKind.Follows, true) => "came after this one",
        (TieKind.Follows, false) => "this one came after it",
    };
}
