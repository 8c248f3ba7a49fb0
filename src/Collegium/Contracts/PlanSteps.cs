using Collegium.Contracts.Plans;
using Collegium.Governance;

namespace Collegium.Contracts;

/// <summary>Writes down plans that were agreed, for the demo's season. The caller opens the write.</summary>
internal sealed class PlanSteps(MakePlan make)
{
    /// <summary>Hours a month from today, an hour beyond them at the rate said, with promises closer than the charter's.</summary>
    public async Task<Result<Guid>> Monthly(Guid client, int minutes, long beyondPerHourMinor, DateOnly? ends) => (await make.Run(client, new PlanTerms
    {
        Kind = "monthly",
        Minutes = minutes,
        Rollover = "1",
        Beyond = "bill",
        BeyondPerHourMinor = beyondPerHourMinor,
        EndsOn = ends,
        Renews = ends is not null,
        NoticeDays = 30,
        Promises = new PlanPromises(Answer: new ByImpact(20, 60, 240)),
        Contacts = [],
        Billed = true,
        UsedMinutes = 0,
    })).As(p => p.Id);
}
