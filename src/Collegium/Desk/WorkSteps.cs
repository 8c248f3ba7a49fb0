using Collegium.Desk.Surveys;
using Collegium.Desk.Work;

namespace Collegium.Desk;

/// <summary>What the client says after the work.</summary>
internal sealed record AfterSteps(ConfirmRequest Confirm, AnswerSurvey Survey);

/// <summary>The steps from the acceptance to the confirmation, for the demo's season. The caller opens the write.</summary>
internal sealed class WorkSteps(
    SendEstimate send, ApproveEstimate approve, RecordTime record, AddNote note, CompleteRequest complete, AfterSteps after)
{
    public async Task<Result<Done>> Estimate(Guid request, int from, int to, long partsMinor, string words) =>
        (await send.Run(request, new EstimateInput(from, to, partsMinor, words))).As(_ => Done.It);

    public async Task<Result<Done>> Approve(Guid request) => (await approve.Run(request)).As(_ => Done.It);

    public async Task<Result<Done>> Time(Guid request, int minutes, string words) =>
        (await record.Run(request, new TimeInput(minutes, words))).As(_ => Done.It);

    public async Task<Result<Done>> Note(Guid request, string text, string audience) => (await note.Run(request, text, audience)).As(_ => Done.It);

    public async Task<Result<Done>> Complete(Guid request, string? words) => (await complete.Run(request, words)).As(_ => Done.It);

    public async Task<Result<Done>> Confirm(Guid request, int? rating, string? words) =>
        (await after.Confirm.Run(request, rating, words)).As(_ => Done.It);

    public async Task<Result<Done>> AnswerSurvey(Guid request, string answer) => (await after.Survey.Run(request, answer, null)).As(_ => Done.It);
}
