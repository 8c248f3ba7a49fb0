using Collegium.Desk.Requests;

namespace Collegium.Desk.Joining;

/// <summary>Two troubles were told as one: the second becomes a request of its own. What was told stays as it was told.</summary>
internal sealed class SplitRequest(RequestParties parties, TellBeside beside)
{
    public static readonly Refusal Over = new("split.closed", "This request is closed, so there is nothing to take out of it. Write a follow-up instead.");

    public async Task<Result<Request>> Run(Guid request, string? words, string? impact) =>
        await parties.OfSteward(request) is var found && found.Refusal is { } no ? no
            : found.Value.Turn == Turn.Over ? Over
            : await beside.Run(found.Value, words, impact, TieKind.Split);
}
