using Collegium.Desk.Work;

namespace Collegium.Desk.Requests;

/// <summary>The steward refuses a request, with a reason the client reads.</summary>
internal sealed class CloseRefused(RequestParties parties, RequestEnd end)
{
    public const string Because = "refused";

    public static readonly Refusal NoReason = new(
        "request.no-reason", "Write why we can't take this; the client reads it.", Field: "why");

    public static readonly Refusal Taken = new(
        "request.taken", "Somebody has this request or has finished it, so it can't be refused any more. Speak with whoever has it.");

    public async Task<Result<Request>> Run(Guid request, string? why)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(why, "why");
        if (read.Refused || read.Value.Length == 0)
        {
            return read.Refusal ?? NoReason;
        }

        if (!StewardAsks.IsWaiting(found.Value))
        {
            return Taken;
        }

        await end.Close(found.Value, "request.refused", Because, read.Value, actedFor: null);
        return found.Value;
    }
}
