using Collegium.Http;

namespace Collegium.Members.Samples;

/// <summary>Work samples to judge without knowing whose they are: a member's by their id, an outsider's by the link in their mail.</summary>
internal static class SamplesApi
{
    private const Roles Namers = Roles.MembershipSecretary | Roles.Administrator;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/samples", List).Allow(Roles.Practitioner).WithName("ListSamples");
        api.MapGet("/samples/{id:guid}", One).Allow(Roles.Practitioner).WithName("GetSample");
        api.MapPost("/samples/{id:guid}/judgement", Judge).Allow(Roles.Practitioner).WithName("JudgeSample");
        api.MapPost("/samples/{id:guid}/recusal", StepAside).Allow(Roles.Practitioner).WithName("StepAsideFromSample");
        api.MapGet("/sample/{secret}", OneOutside).Allow(Roles.None).WithName("ReadSampleByLink");
        api.MapPost("/sample/{secret}/judgement", JudgeOutside).Allow(Roles.None).WithName("JudgeSampleByLink");
        api.MapPost("/sample/{secret}/recusal", StepAsideOutside).Allow(Roles.None).WithName("StepAsideByLink");
        api.MapPost("/applications/{number:int}/samples/{sample:guid}/judges", Name).Allow(Namers).WithName("NameJudge");
    }

    public sealed record JudgementBody(long? Cause, long? Safety, long? Proof, long? Plain, string? Words)
    {
        internal Scores Scores => new(Cause, Safety, Proof, Plain, Words);
    }

    public sealed record JudgeBody(string? Name, string? Mail);

    private static async Task<IResult> List(JudgeSample judging)
    {
        List<object> items = [];
        foreach (var id in await judging.Waiting())
        {
            // Judged or taken back since the list was read.
            if (await judging.Seen(id, null) is { } seen)
            {
                items.Add(Show(seen));
            }
        }

        return Results.Ok(new { items, next = (string?)null });
    }

    private static async Task<IResult> One(Guid id, JudgeSample judging) => Seen(await judging.Seen(id, null));

    private static async Task<IResult> OneOutside(string secret, JudgeSample judging) => Seen(await judging.Seen(null, secret));

    private static Task<IResult> Judge(Guid id, JudgementBody body, JudgeSample judging, ApiWrite write) => write.Step(() => judging.Run(id, null, body.Scores), Done);

    private static Task<IResult> JudgeOutside(string secret, JudgementBody body, JudgeSample judging, ApiWrite write) => write.Step(() => judging.Run(null, secret, body.Scores), Done);

    private static Task<IResult> StepAside(Guid id, JudgeSample judging, ApiWrite write) => write.Step(() => judging.StepAside(id, null), Done);

    private static Task<IResult> StepAsideOutside(string secret, JudgeSample judging, ApiWrite write) => write.Step(() => judging.StepAside(null, secret), Done);

    private static Task<IResult> Name(int number, Guid sample, JudgeBody body, AskOutside ask, ApiWrite write) =>
        write.Create(() => ask.Run(number, sample, body.Name, body.Mail), id => Task.FromResult<object>(new { id }), _ => FormattableString.Invariant($"/api/v1/applications/{number}"));

    private static IResult Seen(SampleSeen? seen) => seen is null ? Problems.Result(JudgeSample.Over) : Results.Ok(Show(seen));

    private static object Show(SampleSeen seen) => new { id = seen.Review, seen.Skill, seen.Text, seen.DoneAt };

    private static Task<object> Done(Guid id) => Task.FromResult<object>(new { id, done = true });
}
