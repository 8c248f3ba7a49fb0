using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Facts;
using Collegium.Governance;

namespace Collegium.Desk.Requests;

/// <summary>The steward says how badly it hurts after all, and the promises that are open follow. What was broken stays broken.</summary>
internal sealed class ChangeImpact(RequestParties parties, ClientsDoor clients, GovernanceDoor governance, Promises promises, FactLog facts)
{
    public static readonly Refusal Unknown = new("request.no-impact", "Say whether the work is stopped, hindered or can wait.", Field: "words");

    public static readonly Refusal Over = new("request.impact-over", "Nobody is to start on this any more, so how badly it hurts no longer changes anything.");

    public async Task<Result<Request>> Run(Guid request, string? impact)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (Read(impact) is not { } said)
        {
            return Unknown;
        }

        var held = found.Value;
        if (held.Turn is Turn.Over or Turn.ToConfirm)
        {
            return Over;
        }

        if (held.Impact == said)
        {
            return held;
        }

        var was = held.Impact;
        ClientHours hours = held.ClientId is { } id ? (await clients.Find(id))! : (await governance.Chapter()).Zone;
        held.Impact = said;
        await promises.FollowImpact(held, was, hours);
        facts.Append("request.impact-changed", TellRequest.About(held), Sight.Client | Sight.Practice, new { was, impact = said });
        return held;
    }

    private static Impact? Read(string? code) => code?.Trim().ToLowerInvariant() switch
    {
        "stopped" => Impact.Stopped,
        "hindered" => Impact.Hindered,
        "can-wait" => Impact.CanWait,
        _ => null,
    };
}
