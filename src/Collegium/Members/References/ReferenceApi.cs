using Collegium.Http;

namespace Collegium.Members.References;

/// <summary>Whoever was named as a reference answers by the link in their mail, once.</summary>
internal static class ReferenceApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/reference/{secret}", One).Allow(Roles.None).WithName("ReadReference");
        api.MapPost("/reference/{secret}/answer", Answer).Allow(Roles.None).WithName("AnswerReference");
        api.MapPost("/references/{id:guid}/call", Call).Allow(Roles.MembershipSecretary).WithName("RecordCall");
    }

    /// <param name="On">The day of the call, YYYY-MM-DD.</param>
    public sealed record CallBody(string? On, string? Known, bool? Again, string? Trouble);

    public sealed record AnswerBody(string? Known, bool? Again, string? Trouble);

    private static async Task<IResult> One(string secret, AnswerReference answering) =>
        await answering.Asked(secret) is { } asked ? Results.Ok(asked) : Problems.Result(AnswerReference.Over);

    private static Task<IResult> Answer(string secret, AnswerBody body, AnswerReference answering, ApiWrite write) => write.Step(
        () => answering.Run(secret, body.Known, body.Again switch { true => "yes", false => "no", null => null }, body.Trouble),
        id => Task.FromResult<object>(new { id, answered = true }));

    private static Task<IResult> Call(Guid id, CallBody body, RecordCall record, ApiWrite write) => write.Step(
        () => record.Run(id, body.On, new Answered(body.Known, body.Again switch { true => "yes", false => "no", null => null }, body.Trouble)),
        called => Task.FromResult<object>(new { id = called, answered = true }));
}
