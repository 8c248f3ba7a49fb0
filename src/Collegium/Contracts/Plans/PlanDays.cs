using Collegium.Clients;
using Collegium.Database;
using Collegium.Governance;

namespace Collegium.Contracts.Plans;

/// <summary>Which day it is at a client, and when a day begins there.</summary>
internal sealed class PlanDays(ClientsDoor clients, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<DateOnly> Today(Guid client) => (await Time(client)).Day(clock.Now());

    public async Task<DateTime> Begins(Guid client, DateOnly day) => (await Time(client)).At(day, TimeOnly.MinValue);

    private async Task<BusinessTime> Time(Guid client) =>
        new(await governance.Rules(), (await clients.Find(client))?.Zone ?? (await governance.Chapter()).Zone);
}
