using Collegium.Http;

namespace Collegium.Members.Conduct;

internal static class ConductApi
{
    private const Roles Readers = CaseAccess.Keepers | Roles.Practitioner | Roles.Client;
    private const Roles Sides = CaseAccess.Keepers | Roles.Practitioner | Roles.Client;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/conduct/rules", () => Results.Ok(new { items = ConductRule.All })).Allow(Actor.SignedIn).WithName("ListConductRules");
        api.MapGet("/conduct", List).Allow(Readers).WithName("ListCases");
        api.MapGet("/conduct/{id:guid}", One).Allow(Readers).WithName("GetCase");
        api.MapPost("/conduct", File).Allow(Actor.SignedIn).WithName("FileComplaint");
        api.MapPost("/conduct/{id:guid}/notice", Notice).Allow(CaseAccess.Keepers).WithName("SendNotice");
        api.MapPost("/conduct/{id:guid}/set-aside", SetAside).Allow(CaseAccess.Keepers).WithName("SetAsideComplaint");
        api.MapPost("/conduct/{id:guid}/look-again", Again).Allow(Sides).WithName("LookAgain");
        api.MapPost("/conduct/{id:guid}/replacement", Replace).Allow(CaseAccess.Keepers).WithName("ReplaceSilent");
        api.MapPost("/conduct/{id:guid}/interim", Interim).Allow(CaseAccess.Keepers).WithName("SuspendMeanwhile");
        api.MapPost("/conduct/{id:guid}/panelists", Name).Allow(CaseAccess.Keepers).WithName("NamePanelist");
        api.MapPost("/conduct/{id:guid}/erasure", Erase).Allow(CaseAccess.Keepers).WithName("EraseCase");
        api.MapPost("/conduct/{id:guid}/reply", Reply).Allow(Roles.Practitioner).WithName("ReplyToNotice");
        api.MapPost("/conduct/{id:guid}/declaration", Declare).Allow(Roles.Practitioner).WithName("DeclareInterest");
        api.MapPost("/conduct/{id:guid}/hearing", Hear).Allow(Roles.Practitioner).WithName("RecordHearing");
        api.MapPost("/conduct/{id:guid}/decisions", Decide).Allow(Roles.Practitioner).WithName("ProposeDecision");
        api.MapPost("/conduct/{id:guid}/agreement", Agree).Allow(Roles.Practitioner).WithName("AgreeDecision");
        api.MapPost("/conduct/{id:guid}/disagreement", Disagree).Allow(Roles.Practitioner).WithName("DisagreeDecision");
        api.MapPost("/conduct/{id:guid}/appeal", Appeal).Allow(Sides).WithName("FileAppeal");
    }

    public sealed record CaseBody(Guid? Practice, string[]? Grounds, string? Text, string? For, Guid? ForPractice, string? Name);

    public sealed record NoticeBody(string[]? Grounds, string? Text);

    public sealed record WordsBody(string? Text);

    public sealed record PanelistBody(string? Name, string? Mail);

    public sealed record DeclarationBody(bool? Interest, string? Text);

    public sealed record DecisionBody(string? Sanction, long? Days, string? Text);

    public sealed record AgreementBody(Guid? Decision);

    public sealed record DisagreementBody(Guid? Decision, string? Text);

    public sealed record SetAsideBody(NoGrounds? Because, string? Text);

    private static async Task<IResult> List(CaseReads reads) => Results.Ok(new { items = await reads.List() });

    private static async Task<IResult> One(Guid id, CaseReads reads) =>
        await reads.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("case"));

    private static Task<IResult> File(CaseBody body, FileComplaint file, CaseReads reads, ApiWrite write) => write.Create(
        () => file.Run(new(body.Practice, body.Grounds, body.Text) { For = body.For, ForPractice = body.ForPractice, Name = body.Name }),
        async made => (object?)await reads.Find(made.Id) ?? new { made.Id, made.Number }, made => $"/api/v1/conduct/{made.Id}");

    private static Task<IResult> Notice(Guid id, NoticeBody body, SendNotice send, CaseReads reads, ApiWrite write) => Step(() => send.Run(id, body.Grounds, body.Text), reads, write);

    private static Task<IResult> SetAside(Guid id, SetAsideBody body, SetAsideComplaint aside, CaseReads reads, ApiWrite write) => Step(() => aside.Run(id, body.Because, body.Text), reads, write);

    private static Task<IResult> Again(Guid id, WordsBody body, LookAgain again, CaseReads reads, ApiWrite write) => Step(() => again.Run(id, body.Text), reads, write);

    private static Task<IResult> Replace(Guid id, ReplaceSilent replace, CaseReads reads, ApiWrite write) => Step(() => replace.Run(id), reads, write);

    private static Task<IResult> Interim(Guid id, WordsBody body, SuspendMeanwhile suspend, CaseReads reads, ApiWrite write) => Step(() => suspend.Run(id, body.Text), reads, write);

    private static Task<IResult> Name(Guid id, PanelistBody body, NamePanelist name, CaseReads reads, ApiWrite write) => Step(() => name.Run(id, body.Name, body.Mail), reads, write);

    private static Task<IResult> Erase(Guid id, EraseCase erase, CaseReads reads, ApiWrite write) => Step(() => erase.Run(id), reads, write);

    private static Task<IResult> Reply(Guid id, WordsBody body, ReplyToNotice reply, CaseReads reads, ApiWrite write) => Step(() => reply.Run(id, body.Text), reads, write);

    private static Task<IResult> Declare(Guid id, DeclarationBody body, DeclareInterest declare, CaseReads reads, ApiWrite write) =>
        Step(() => declare.Run(id, body.Interest, body.Text), reads, write);

    private static Task<IResult> Hear(Guid id, WordsBody body, RecordHearing hear, CaseReads reads, ApiWrite write) => Step(() => hear.Run(id, body.Text), reads, write);

    private static Task<IResult> Decide(Guid id, DecisionBody body, ProposeDecision propose, CaseReads reads, ApiWrite write) =>
        Step(() => propose.Run(id, new(body.Sanction, body.Days, body.Text)), reads, write);

    private static Task<IResult> Agree(Guid id, AgreementBody body, AgreeDecision agree, CaseReads reads, ApiWrite write) => Step(() => agree.Run(id, body.Decision), reads, write);

    private static Task<IResult> Disagree(Guid id, DisagreementBody body, DisagreeDecision disagree, CaseReads reads, ApiWrite write) =>
        Step(() => disagree.Run(id, body.Decision, body.Text), reads, write);

    private static Task<IResult> Appeal(Guid id, WordsBody body, FileAppeal appeal, CaseReads reads, ApiWrite write) => Step(() => appeal.Run(id, body.Text), reads, write);

    /// <summary>Who stepped aside no longer sees the case, and is told so much.</summary>
    private static Task<IResult> Step(Func<Task<Result<ConductCase>>> step, CaseReads reads, ApiWrite write) =>
        write.Step(step, async held => (object?)await reads.Find(held.Id) ?? new { held.Id, held.Number });
}
