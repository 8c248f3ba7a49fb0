using Collegium.Desk.Requests;
using Collegium.Http;

namespace Collegium.Desk.Work;

internal static class WorkApi
{
    private const Roles Practice = Roles.Steward | Roles.Practitioner;
    private const Roles Client = Roles.Steward | Roles.Client;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/requests/{id:guid}/estimate", Estimate).Allow(Practice).WithName("SendEstimate");
        api.MapPost("/requests/{id:guid}/approval", Approve).Allow(Client).WithName("ApproveEstimate");
        api.MapPost("/requests/{id:guid}/time", Time).Allow(Practice).WithName("RecordTime");
        api.MapPost("/requests/{id:guid}/time/{time:guid}/correction", Correct).Allow(Practice).WithName("CorrectTime");
        api.MapPost("/requests/{id:guid}/notes", Note).Allow(Practice | Client).WithName("AddNote");
        api.MapPost("/requests/{id:guid}/completion", Complete).Allow(Practice).WithName("CompleteRequest");
        api.MapPost("/requests/{id:guid}/confirmation", Confirm).Allow(Client).WithName("ConfirmRequest");
        api.MapPost("/requests/{id:guid}/reopening", Reopen).Allow(Client).WithName("ReopenRequest");
    }

    public sealed record NoteBody(string? Text, string? Audience);

    public sealed record NoteShown(Guid Id, string Text, string Audience, string By, DateTime At);

    public sealed record CorrectionBody(long? Minutes);

    public sealed record CompletionBody(string? Note);

    public sealed record ConfirmationBody(int? Rating, string? Words);

    public sealed record ReopeningBody(string? Why);

    private static Task<IResult> Estimate(Guid id, EstimateInput body, SendEstimate send, RequestView view, ApiWrite write) =>
        write.Step(() => send.Run(id, body), async request => await view.Show(request));

    private static Task<IResult> Approve(Guid id, ApproveEstimate approve, RequestView view, ApiWrite write) =>
        write.Step(() => approve.Run(id), async request => await view.Show(request));

    private static Task<IResult> Time(Guid id, TimeInput body, RecordTime record, ApiWrite write) =>
        write.Create(() => record.Run(id, body), time => Task.FromResult<object>(time), _ => $"/api/v1/requests/{id}");

    private static Task<IResult> Correct(Guid id, Guid time, CorrectionBody body, CorrectTime correct, ApiWrite write) =>
        write.Step(() => correct.Run(id, time, body.Minutes), done => Task.FromResult<object>(done));

    private static Task<IResult> Note(Guid id, NoteBody body, AddNote add, ApiWrite write) =>
        write.Create(
            () => add.Run(id, body.Text, body.Audience),
            note => Task.FromResult<object>(new NoteShown(note.Id, note.Text, body.Audience!, note.ByName, note.At)),
            _ => $"/api/v1/requests/{id}");

    private static Task<IResult> Complete(Guid id, CompletionBody? body, CompleteRequest complete, RequestView view, ApiWrite write) =>
        write.Step(() => complete.Run(id, body?.Note), async request => await view.Show(request));

    private static Task<IResult> Confirm(Guid id, ConfirmationBody? body, ConfirmRequest confirm, RequestView view, ApiWrite write) =>
        write.Step(() => confirm.Run(id, body?.Rating, body?.Words), async request => await view.Show(request));

    private static Task<IResult> Reopen(Guid id, ReopeningBody? body, ReopenRequest reopen, RequestView view, ApiWrite write) =>
        write.Step(() => reopen.Run(id, body?.Why), async request => await view.Show(request));
}
