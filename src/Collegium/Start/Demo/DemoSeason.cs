using Collegium.Database;

namespace Collegium.Start.Demo;

/// <summary>How much business the demo has behind it.</summary>
internal sealed record Season(int Days, int Requests, int LastDays, int LastMinutes)
{
    public static readonly Season Whole = new(548, 565, 26, 9);
}

/// <summary>Eighteen months of business, written through the operations everybody uses, under a clock turned by hand.</summary>
internal sealed class DemoSeason(DemoFounding founding, DemoTime time, DemoParts parts, HouseClock clock)
{
    /// <summary>The same chance every time.</summary>
    private const int Seed = 20_250_511;

    public async Task Run(DateTime now, Season season)
    {
        var from = now.AddDays(-season.Days);
        var cast = await founding.Run(from.AddDays(-20));
        var stage = new DemoStage(cast, new Random(Seed), await founding.Hours(), from, now);
        time.Until(now);
        parts.Calendar.Plan(stage);
        parts.Desk.Plan(stage, season);
        parts.Books.Plan(stage);
        parts.Admissions.Plan(stage);
        parts.Conduct.Plan(stage);
        parts.OnCall.Plan(stage);
        parts.Plans.Plan(stage);
        parts.Machines.Plan(stage);
        await time.Pass();
        clock.Hold(now);
        await time.Settle();
    }
}

/// <summary>What happens in the season, each part by itself.</summary>
internal sealed record DemoParts(
    DemoDesk Desk, DemoCalendar Calendar, DemoBooks Books, DemoAdmissions Admissions, DemoConduct Conduct, DemoOnCall OnCall, DemoPlans Plans, DemoMachines Machines);
