using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Letters;

/// <summary>Writes to whom it concerns when something happened to a request. A chapter that is not open yet writes to nobody.</summary>
internal sealed class DeskLetters(CollegiumDb db, DeskPaper paper, ClientLetters clients, MemberLetters members, StewardLetters stewards) : IReaction
{
    /// <summary>A letter about something older tells nobody anything.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private static readonly string[] Kinds =
    [
        "request.told", "request.teller-confirmed", "request.question-asked", "request.steward-called", "request.nobody-yet",
        "request.completed", "request.reopened", "request.refused", "request.withdrawn", "offer.made", "offer.accepted", "offer.taken",
        "offer.withdrawn", "estimate.sent", "estimate.approved", "promise.broken", "note.added", "survey.sent",
    ];

    private static readonly EachEngine<Func<CollegiumDb, Guid, Task<Request?>>> Seen = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid id) => db.Set<Request>().AsNoTracking().SingleOrDefault(r => r.Id == id)));

    /// <summary>The facts of a batch are mostly of few requests.</summary>
    private readonly Dictionary<Guid, Request> _read = [];

    public string Name => "desk.letters";

    public bool OnlyTells => true;

    public bool OnlyAdds => true;

    public bool Wants(string kind) => Kinds.Contains(kind);

    public async Task Prepare(IReadOnlyList<Fact> batch)
    {
        if (!(await paper.Chapter()).Open)
        {
            return;
        }

        Guid[] ids = [.. batch.Where(f => f.RequestId is not null && paper.Age(f) <= Stale).Select(f => f.RequestId!.Value).Distinct()];
        foreach (var request in ids.Length == 0 ? [] : await db.Set<Request>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync())
        {
            _read[request.Id] = request;
        }

        await members.Prepare([.. batch.Where(f => f.Kind.StartsWith("offer.", StringComparison.Ordinal)).Select(f => f.RequestId).OfType<Guid>().Intersect(ids)]);
        await paper.Prepare(ids);
    }

    public async Task React(Fact fact)
    {
        if (!(await paper.Chapter()).Open || paper.Age(fact) > Stale
            || await Request(fact.RequestId) is not { } request)
        {
            return;
        }

        await clients.Write(fact, request);
        await members.Write(fact, request);
        await stewards.Write(fact, request);
    }

    private async Task<Request?> Request(Guid? id)
    {
        if (id is not { } known)
        {
            return null;
        }

        if (!_read.TryGetValue(known, out var read) && await Seen.On(db)(db, known) is { } found)
        {
            _read[known] = read = found;
        }

        return read;
    }
}
