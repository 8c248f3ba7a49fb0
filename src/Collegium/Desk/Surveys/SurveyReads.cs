using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Surveys;

/// <summary>The question of a request as those who may see the request read it.</summary>
internal sealed record SurveyShown(Guid Request, DateTime SentAt, DateTime ClosesAt, Solved? Answer, DateTime? AnsweredAt, string? Words);

/// <summary>The question as the client's page shows it.</summary>
internal sealed record SurveySeen(SurveyShown Survey, RequestShown Request)
{
    public bool IsOpen(DateTime now) => Survey.Answer is null && Request.State == RequestState.Confirmed && now < Survey.ClosesAt && !Request.Row.RatingCounts;

    public bool MayOpenAgain(DateTime now) => Request.State == RequestState.Confirmed && Request.Row.ConfirmedAt?.AddDays(Confirmed.ReopenDays) > now;
}

internal sealed class SurveyReads(CollegiumDb db, RequestView view)
{
    /// <summary>Which of these requests wait for the answer whether it is solved.</summary>
    public async Task<IReadOnlySet<Guid>> Asking(IEnumerable<RequestShown> requests, DateTime now)
    {
        Guid[] over = [.. requests.Where(r => r is { State: RequestState.Confirmed, Row.RatingCounts: false }).Select(r => r.Id)];
        return over.Length == 0 ? new HashSet<Guid>()
            : (await db.Set<Survey>().Where(s => over.Contains(s.RequestId) && s.Answer == null && s.ClosesAt > now).Select(s => s.RequestId).ToListAsync()).ToHashSet();
    }

    public async Task<SurveySeen?> Of(Guid request) =>
        await view.Find(request) is { } shown && shown.Row.SeesWords(db.Actor)
        && await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.RequestId == request) is { } survey
            ? new(new(request, survey.SentAt, survey.ClosesAt, survey.Answer, survey.AnsweredAt, survey.Answer is null ? null : shown.Row.RatingWords), shown)
            : null;
}
