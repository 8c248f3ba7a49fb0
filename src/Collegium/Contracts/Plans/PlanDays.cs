using Collegium.Clients;
using Collegium.Database;
using Collegium.Governance;

namespace Collegium.Contracts.Plans;

/// <summary>Which day it is at a client, and when a day begins there.</summary>
internal sealed class PlanDays(ClientsDoor clients, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<DateOnly> Today(Guid client) => (await Time(client)).Day(clock.Now());

    /// <summary>The clients by the day it is there.</summary>
    public async Task<ILookup<DateOnly, Guid>> Today(IReadOnlyCollection<Guid> ids)
    {
        var rules = await governance.Rules();
        return (await clients.Cards(ids)).Values.ToLookup(c => new BusinessTime(rules, c.Zone).Day(clock.Now()), c => c.Id);
    }

    public async Task<DateTime> Begins(Guid client, DateOnly day) => (await Time(client)).At(day, TimeOnly.MinValue);

    private async Task<BusinessTime> Time(Guid client) =>
        new(await governance.Rules(), (await clients.Find(client))?.Zone ?? (await governance.Chapter()).Zone);
}
