using Collegium.Desk.Requests;

namespace Collegium.Desk.Joining;

/// <summary>Something new that comes out of what was closed: a request of its own, tied to the old one.</summary>
internal sealed class FollowRequest(RequestParties parties, TellBeside beside)
{
    public static readonly Refusal StillOpen = new("follow.open", "This request is still open. Write a note on it, or split the new trouble off.");

    public async Task<Result<Request>> Run(Guid request, string? words, string? impact) =>
        await parties.OfSteward(request) is var found && found.Refusal is { } no ? no
            : found.Value.Turn < Turn.ToConfirm ? StillOpen
            : await beside.Run(found.Value, words, impact, TieKind.Follows);
}
