using Collegium.Desk.Requests;
using Collegium.Http;

namespace Collegium.Desk.Surveys;

internal static class SurveysApi
{
    public sealed record AnswerBody(string? Answer, string? Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/requests/{id:guid}/survey", One).Allow(Actor.Officers | Roles.Practitioner | Roles.Client).WithName("GetSurvey");
        api.MapPost("/requests/{id:guid}/survey", Answer).Allow(Roles.Client).WithName("AnswerSurvey");
    }

    private static async Task<IResult> One(Guid id, SurveyReads reads) =>
        await reads.Of(id) is { } seen ? Results.Ok(seen.Survey) : Problems.Result(Refusal.Missing("survey"));

    private static Task<IResult> Answer(Guid id, AnswerBody body, AnswerSurvey answer, SurveyReads reads, ApiWrite write) =>
        write.Step(() => answer.Run(id, body.Answer, body.Words), async _ => (await reads.Of(id))!.Survey);
}
