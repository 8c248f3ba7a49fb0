using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Insight.Equity;

/// <summary>What clients of one size said when they were asked whether it solved it.</summary>
public sealed record AfterOf(string Group, int Asked, int Answered, int Yes)
{
    public int? AnsweredOf100 => Asked == 0 ? null : Answered * 100 / Asked;

    public int? YesOf100 => Answered == 0 ? null : Yes * 100 / Answered;
}

/// <summary>Counts the answers to the question after the work. Who rates on the request's page meanwhile has answered too.</summary>
internal sealed class AfterReading(CollegiumDb db)
{
    public async Task<IReadOnlyList<AfterOf>> Read(DateTime since, IReadOnlyDictionary<Guid, string> sizes)
    {
        var asked = await db.Set<Survey>().AsNoTracking().Where(s => s.SentAt >= since)
            .Join(db.Set<Request>(), s => s.RequestId, r => r.Id, (s, r) => new { s.Answer, r.ClientId, Rating = r.RatingCounts ? r.Rating : null }).ToListAsync();
        return [.. asked.Select(a => (Size: sizes[a.ClientId!.Value], Said: a.Answer ?? (a.Rating is { } rating ? Survey.Of(rating) : null)))
            .GroupBy(a => a.Size).Select(g => new AfterOf(g.Key, g.Count(), g.Count(a => a.Said is not null), g.Count(a => a.Said == Solved.Yes)))];
    }
}
