namespace Collegium.Contracts.Plans;

/// <summary>Day by day, what was opened, used and left of a plan's hours; hours that ran out unused fall away the day after their last.</summary>
internal static class BurnDown
{
    public static IReadOnlyList<BurnPoint> Of(IReadOnlyList<PlanHours> hours, IReadOnlyList<PlanDraw> draws, DateOnly today)
    {
        var points = new List<BurnPoint>();
        DateOnly[] moments =
        [
            .. hours.Select(h => h.StartsOn).Concat(draws.Select(d => Counted(d, hours))).Concat(hours.Where(h => h.EndsOn < today).Select(h => h.EndsOn!.Value.AddDays(1)))
                .Where(d => d <= today).Distinct().Order(),
        ];
        foreach (var day in moments)
        {
            points.Add(new BurnPoint(
                day, hours.Where(h => h.StartsOn == day).Sum(h => h.MinutesBought), draws.Where(d => Counted(d, hours) == day).Sum(d => d.Minutes), Left(hours, draws, day)));
        }

        return points;
    }

    private static int Left(IReadOnlyList<PlanHours> hours, IReadOnlyList<PlanDraw> draws, DateOnly day) =>
        hours.Where(h => h.StartsOn <= day && !(h.EndsOn < day))
            .Sum(h => h.MinutesLeft + draws.Where(d => d.HoursId == h.Id && Counted(d, hours) > day).Sum(d => d.Minutes));

    /// <summary>Work done before a block was bought counts from the block's first day.</summary>
    private static DateOnly Counted(PlanDraw draw, IReadOnlyList<PlanHours> hours) =>
        hours.First(h => h.Id == draw.HoursId).StartsOn is var first && first > draw.Day ? first : draw.Day;
}
