using Collegium.Desk.Requests;

namespace Collegium.Desk;

/// <summary>What client and steward do while nobody has accepted yet, for the demo's season. The caller opens the write.</summary>
internal sealed class StewardSteps(
    AnswerQuestion answer, CorrectNeeds correct, AskNext next, GiveTo give, CloseRefused close, WithdrawRequest withdraw)
{
    public async Task<Result<Done>> Answer(Guid request, string words) => (await answer.Run(request, words)).As(_ => Done.It);

    public async Task<Result<Done>> Correct(Guid request, params string[] codes) => (await correct.Run(request, codes)).As(_ => Done.It);

    /// <summary>Where the practice doesn't fit what was read of the request, it is corrected to what that practice does.</summary>
    public async Task<Result<Done>> Give(Guid request, Guid practice, string skill)
    {
        if (await give.Run(request, practice) is { Refused: false })
        {
            return Done.It;
        }

        return await correct.Run(request, [skill]) is { Refusal: { } no } ? no : (await give.Run(request, practice)).As(_ => Done.It);
    }

    public async Task<Result<Done>> AskNext(Guid request) => (await next.Run(request)).As(_ => Done.It);

    public async Task<Result<Done>> Close(Guid request, string why) => (await close.Run(request, why)).As(_ => Done.It);

    public async Task<Result<Done>> Withdraw(Guid request, string why) => (await withdraw.Run(request, why)).As(_ => Done.It);
}
