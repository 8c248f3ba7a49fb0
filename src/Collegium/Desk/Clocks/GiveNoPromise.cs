using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;

namespace Collegium.Desk.Clocks;

/// <summary>The steward says that no time is promised here, and why; everybody reads it, and no clock pretends otherwise.</summary>
internal sealed class GiveNoPromise(RequestParties parties, Promises promises, StepFacts said)
{
    public static readonly Refusal NoReason = new("promise.no-reason", "Say why no time is promised here; the client reads it.", Field: "why");

    public static readonly Refusal Over = new("promise.over", "Nothing is promised here any more: it is done, closed, or without a promise already.");

    public async Task<Result<Request>> Run(Guid request, string? why)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (held, words) = (found.Value, WorkText.Read(why, "why"));
        if (words.Refused || words.Value.Length == 0)
        {
            return words.Refusal ?? NoReason;
        }

        if (held.NoPromise is not null || held.State is RequestState.Done or RequestState.Confirmed or RequestState.Refused)
        {
            return Over;
        }

        await promises.Stop(held);
        held.NoPromise = words.Value;
        said.Append("promise.none", held, Sight.Client | Sight.Practice, new { held.Impact }, null);
        return held;
    }
}
