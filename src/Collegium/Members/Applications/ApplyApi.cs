using Collegium.Http;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>A stranger's own application over the API: begun, filled in, sent and followed by its private link, as on the pages.</summary>
internal static class ApplyApi
{
    private const string Own = "/apply/{secret}";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/apply", Questions).Allow(Roles.None).WithName("ReadQuestions");
        api.MapPost("/apply", Start).Allow(Roles.None).WithName("StartApplication");
        api.MapGet(Own, One).Allow(Roles.None).WithName("ReadOwnApplication");
        api.MapPost(Own + "/answers", Save).Allow(Roles.None).WithName("SaveApplication");
        api.MapPost(Own + "/sending", Send).Allow(Roles.None).WithName("SendApplication");
        api.MapPost(Own + "/withdrawal", Withdraw).Allow(Roles.None).WithName("WithdrawApplication");
        api.MapPost(Own + "/appeal", Appeal).Allow(Roles.None).WithName("AppealDecision");
        api.MapPost(Own + "/erasure", Erase).Allow(Roles.None).WithName("EraseApplication");
    }

    public sealed record StartBody(string? Mail);

    public sealed record AnswersBody(Dictionary<string, string?>? Answers);

    public sealed record AppealBody(string? Words);

    /// <summary>What is asked, in the order of the page, and the codes that choose.</summary>
    private static async Task<IResult> Questions(MembersDoor members) => Results.Ok(new
    {
        parts = ApplicationForm.Parts.Select(p => new { p.Code, p.Title, p.Lead, questions = p.Fields.Select(f => new { f.Code, f.Label, f.Kind, f.Most, f.Required, f.Hint }) }),
        skills = (await members.Roster()).Offered.Select(s => new { s.Code, s.Name }),
        trades = ClientTrades.Words.Select(t => new { code = t.Key, name = t.Value }),
        ties = ApplicationForm.Ties.Select(t => new { code = t, name = ApplicationForm.TieWords(t) }),
    });

    private static Task<IResult> Start(StartBody body, StartApplication start, ApiWrite write) =>
        write.Create(() => start.Run(body.Mail), page => Task.FromResult<object>(new { page, secret = page["/apply/".Length..] }), page => "/api/v1" + page);

    private static async Task<IResult> One(string secret, OwnApplication own, OwnShown reader) =>
        await own.Read(secret) is { } found ? Results.Ok(await reader.Show(found)) : Problems.Result(OwnApplication.NoLink);

    private static Task<IResult> Save(string secret, AnswersBody body, SaveApplication save, OwnShown reader, ApiWrite write) => write.Step(
        () => save.Run(secret, (body.Answers ?? []).ToDictionary(a => a.Key, a => a.Value ?? "")), async application => await reader.Show(application));

    private static Task<IResult> Send(string secret, SendApplication send, ApiWrite write) => write.Step(() => send.Run(secret, null), Brief);

    private static Task<IResult> Withdraw(string secret, WithdrawApplication withdraw, ApiWrite write) => write.Step(() => withdraw.Run(secret), Brief);

    private static Task<IResult> Appeal(string secret, AppealBody body, AppealDecision appeal, ApiWrite write) => write.Step(() => appeal.Run(secret, body.Words), Brief);

    private static Task<IResult> Erase(string secret, EraseApplication erase, ApiWrite write) => write.Step(() => erase.Run(secret), Brief);

    private static Task<object> Brief(Application a) =>
        Task.FromResult<object>(new { a.Number, a.State, a.SentAt, a.DecidedAt, a.DecidedBecause, a.AppealUntil, a.AppealedAt, a.ErasedAt });
}
