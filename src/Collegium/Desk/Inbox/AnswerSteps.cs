using Collegium.Desk.Requests;
using Collegium.Desk.Work;

namespace Collegium.Desk.Inbox;

/// <summary>The steps an answer by mail may be, the same as on the pages; null when it was taken, else why not.</summary>
internal sealed class AnswerSteps(AddNote note, AnswerQuestion answer, ReopenRequest reopen)
{
    public async Task<Refusal?> Note(Guid request, string words, string audience) => (await note.Run(request, words, audience)).Refusal;

    public async Task<Refusal?> Answer(Guid request, string words) => (await answer.Run(request, words)).Refusal;

    public async Task<Refusal?> Reopen(Guid request, string words) => (await reopen.Run(request, words)).Refusal;
}
