using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Governance;

namespace Collegium.Desk.Clocks;

/// <summary>Whose open hours count: a zone, and where the client is known also its closed days and its plan.</summary>
internal readonly record struct ClientHours(string Zone, Guid? Client = null, IReadOnlyList<DateOnly>? Closed = null)
{
    public static implicit operator ClientHours(string zone) => new(zone);

    public static implicit operator ClientHours(ClientCard client) => new(client.Zone, client.Id, client.ClosedOn);
}

/// <summary>How long each promise takes: as the client's plan says, else as the charter does.</summary>
internal sealed class PromiseTimes(GovernanceDoor governance, ContractsDoor contracts, TimeProvider clock)
{
    private readonly Dictionary<(Guid, Guid?), PlanPromises> _read = [];

    public Task<CharterRules> Rules() => governance.Rules();

    public async Task<BusinessTime> Of(ClientHours hours) => new(await governance.Rules(), hours.Zone, hours.Closed);

    /// <summary>Minutes of business time; null where nobody promised any.</summary>
    public async Task<int?> Minutes(ClockKind kind, Impact impact, ClientHours hours, Guid? contact)
    {
        var (rules, plan) = (await governance.Rules(), await Plan(hours, contact));
        var by = kind switch
        {
            ClockKind.Answer => plan.Answer ?? rules.AnswerMinutes,
            ClockKind.AtWork => plan.Work ?? rules.WorkMinutes,
            ClockKind.NextAnswer => plan.Next ?? rules.NextAnswerMinutes,
            ClockKind.Resolution => plan.Resolution ?? rules.ResolveMinutes,
        };
        return by is null ? null : Promises.Minutes(by, impact);
    }

    private async Task<PlanPromises> Plan(ClientHours hours, Guid? contact)
    {
        if (hours.Client is not { } client)
        {
            return new PlanPromises();
        }

        if (!_read.TryGetValue((client, contact), out var read))
        {
            _read[(client, contact)] = read = await contracts.Promises(client, contact, (await Of(hours)).Day(clock.Now()));
        }

        return read;
    }
}
