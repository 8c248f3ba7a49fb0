using Collegium.Database;

namespace Collegium.Start.Demo;

/// <summary>How much business the demo has behind it.</summary>
internal sealed record Season(int Days, int Requests, int OpenAtTheEnd)
{
    public static readonly Season Whole = new(548, 600, 30);
}

/// <summary>Eighteen months of business, written through the operations everybody uses, under a clock turned by hand.</summary>
internal sealed class DemoSeason(DemoFounding founding, HouseClock clock)
{
    public async Task Run(DateTime now, Season season)
    {
        var cast = await founding.Run(now.AddDays(-season.Days - 20));
        _ = cast;
        clock.Hold(now);
    }
}
