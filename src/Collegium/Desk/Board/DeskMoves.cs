using Collegium.Desk.Requests;
using Collegium.Desk.Work;

namespace Collegium.Desk.Board;

/// <summary>The desk's own steps that can be taken from the board.</summary>
internal sealed class DeskMoves(AskNext asking, WithdrawRequest withdrawing, CloseRefused refusing, TagRequest tagging, MindRequest minding, ChangeImpact changing)
{
    public async Task<Result<Done>?> Run(string step, Guid request, string? words) => step switch
    {
        "ask" => (await asking.Run(request)).As(_ => Done.It),
        "withdraw" => (await withdrawing.Run(request, words)).As(_ => Done.It),
        "refuse" => (await refusing.Run(request, words)).As(_ => Done.It),
        "tag" => (await tagging.Run(request, words)).As(_ => Done.It),
        "untag" => (await tagging.Run(request, words, off: true)).As(_ => Done.It),
        "mind" => (await minding.Run(request, words)).As(_ => Done.It),
        "impact" => (await changing.Run(request, words)).As(_ => Done.It),
        _ => (Result<Done>?)null,
    };
}

/// <summary>Steps of work that can be taken from the board, for whoever is on the phone.</summary>
internal sealed class WorkMoves(AddNote noting, Checks.AddChecks checking, CompleteRequest completing, ConfirmRequest confirming)
{
    public async Task<Result<Done>?> Run(string step, Guid request, string? words) => step switch
    {
        "note" => (await noting.Run(request, words, "members")).As(_ => Done.It),
        "tell" => (await noting.Run(request, words, "client")).As(_ => Done.It),
        "check" => (await checking.Run(request, words)).As(_ => Done.It),
        "done" => (await completing.Run(request, words)).As(_ => Done.It),
        "confirm" => (await confirming.Run(request, null, null)).As(_ => Done.It),
        _ => (Result<Done>?)null,
    };
}
