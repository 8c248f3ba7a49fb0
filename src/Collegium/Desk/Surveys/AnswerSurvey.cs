using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Surveys;

/// <summary>The client's own answer; it is the request's rating. What nobody else can say for them, nobody else may enter.</summary>
internal sealed class AnswerSurvey(CollegiumDb db, RequestParties parties, Confirmed confirmed, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NoAnswer = new("survey.no-answer", "Choose one answer: yes, partly or no.", Field: "answer");

    public static readonly Refusal Answered = new("survey.answered", "You have told us already. Thank you.", RefusalKind.Conflict);

    public static readonly Refusal Over = new(
        "survey.over", "This question is closed. If it isn’t solved, call us or tell us anew, and name the number of this request.");

    public static readonly Refusal OpenAgain = new("survey.open-again", "This request is open again, so there is nothing to answer before it is done.");

    public async Task<Result<Request>> Run(Guid request, string? answer, string? words)
    {
        if (await db.Locked<Request>(request) is not { } held || !parties.IsClient(held))
        {
            return Refusal.Missing("request");
        }

        var read = WorkText.Read(words, "words");
        if (read.Refused)
        {
            return read.Refusal!;
        }

        if (Survey.Read(answer) is not { } said)
        {
            return NoAnswer;
        }

        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.RequestId == request) is not { } survey)
        {
            return Refusal.Missing("survey");
        }

        if (held.State != RequestState.Confirmed || survey.ClosesAt <= clock.Now())
        {
            return held.State != RequestState.Confirmed ? OpenAgain : Over;
        }

        if (survey.Answer is not null || held is { Rating: not null, RatingCounts: true })
        {
            return Answered;
        }

        (survey.Answer, survey.AnsweredAt) = (said, clock.Now());
        (held.Rating, held.RatingWords, held.RatingCounts) = (Survey.Rating(said), read.Value.Length > 0 ? read.Value : null, true);
        facts.Append("survey.answered", TellRequest.About(held), Sight.Client | Sight.Practice, new { survey = survey.Id, answer = said, held.Rating });
        await confirmed.Judge(held);
        return held;
    }
}
