using Collegium.Desk.OnCall;
using Collegium.Governance;

namespace Collegium.Tests.Desk.OnCall;

/// <summary>Who is on when, as rules: turns, layers, holidays, clocks that change, people who drop out.</summary>
public sealed class ShiftPlanTests
{
    private static readonly Guid Ann = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Ben = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Cai = new("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public void A_week_over_a_change_of_clocks_has_an_hour_less_or_more_and_no_handover_moves()
    {
        // New York, 8 March 2026: 23 hours; 1 November 2026: 25 hours.
        var plan = Plan("America/New_York", Weekly(new DateOnly(2026, 3, 2), Ann, Ben));
        var spring = plan.Between(Utc(2026, 3, 2, 13), Utc(2026, 3, 16, 12));
        Assert.Equal([Ann, Ben], spring.Select(s => s.Person!.Value));
        Assert.Equal((167, 168), ((int)(spring[0].To - spring[0].From).TotalHours, (int)(spring[1].To - spring[1].From).TotalHours));
        var autumn = plan.Between(Utc(2026, 10, 26, 12), Utc(2026, 11, 2, 13));
        Assert.Equal(169, (int)autumn.Where(s => s.From >= Utc(2026, 10, 26, 12)).Sum(s => (s.To - s.From).TotalHours));
    }

    [Fact]
    public void A_handover_at_a_time_the_clocks_skip_happens_once_and_leaves_no_hole()
    {
        var plan = Plan("America/New_York", new Layer(Ann, new DateOnly(2026, 3, 7), 150, 1, null, null, LayerDays.EveryDay, [Ann, Ben]));
        var shifts = plan.Between(Utc(2026, 3, 7, 7, 30), Utc(2026, 3, 10, 6, 30));
        Assert.Equal([Ann, Ben, Ann], shifts.Select(s => s.Person!.Value));
        Assert.All(shifts.Zip(shifts.Skip(1)), p => Assert.Equal(p.First.To, p.Second.From));
        Assert.Equal(Utc(2026, 3, 8, 7, 30), shifts[1].From);
    }

    [Fact]
    public void A_leap_day_is_a_day_like_any_other()
    {
        var plan = Plan("America/Phoenix", new Layer(Ann, new DateOnly(2028, 2, 27), 480, 1, null, null, LayerDays.EveryDay, [Ann, Ben, Cai]));
        Assert.Equal([Ann, Ben, Cai, Ann], plan.Between(Utc(2028, 2, 27, 15), Utc(2028, 3, 2, 15)).Select(s => s.Person!.Value));
        Assert.Equal(Cai, plan.At(Utc(2028, 2, 29, 20)));
    }

    [Fact]
    public void Nights_wrap_over_midnight_and_a_later_layer_goes_first()
    {
        var nights = new Layer(Ann, new DateOnly(2026, 11, 16), 0, 7, 1080, 420, LayerDays.EveryDay, [Ann]);
        var off = new Layer(Ben, new DateOnly(2026, 11, 16), 0, 7, null, null, LayerDays.DaysOff, [Ben]);
        var plan = Plan("America/Phoenix", nights, off);
        Assert.Equal(Ann, plan.At(Utc(2026, 11, 18, 10)));
        Assert.Null(plan.At(Utc(2026, 11, 18, 20)));
        Assert.Equal(Ben, plan.At(Utc(2026, 11, 21, 20)));
        Assert.Equal(Ben, plan.At(Utc(2026, 11, 26, 20)));
    }

    [Fact]
    public void Who_is_out_is_passed_over_and_nobody_elses_days_move()
    {
        var whole = Plan("America/Phoenix", Weekly(new DateOnly(2026, 11, 16), Ann, Ben, Cai)).Between(Utc(2026, 11, 16, 15), Utc(2026, 12, 21, 15));
        Assert.Equal([Ann, Ben, Cai, Ann, Ben], whole.Select(s => s.Person!.Value));
        var without = new ShiftPlan([Weekly(new DateOnly(2026, 11, 16), Ann, Ben, Cai)], [], p => p != Ben, Time("America/Phoenix"));
        Assert.Equal([Ann, Cai, Cai, Ann, Cai], without.Between(Utc(2026, 11, 16, 15), Utc(2026, 12, 21, 15)).Select(s => s.Person!.Value));
        var nobody = new ShiftPlan([Weekly(new DateOnly(2026, 11, 16), Ann)], [], _ => false, Time("America/Phoenix"));
        Assert.Null(nobody.At(Utc(2026, 11, 18, 20)));
    }

    [Fact]
    public void The_newest_override_holds_and_one_for_somebody_out_does_not()
    {
        Override[] put = [Put(Ben, 1), Put(Cai, 2)];
        Assert.Equal(Cai, new ShiftPlan([Weekly(new DateOnly(2026, 11, 16), Ann)], put, _ => true, Time("America/Phoenix")).At(Utc(2026, 11, 18, 20)));
        Assert.Equal(Ben, new ShiftPlan([Weekly(new DateOnly(2026, 11, 16), Ann)], put, p => p != Cai, Time("America/Phoenix")).At(Utc(2026, 11, 18, 20)));
    }

    [Fact]
    public void Only_closed_hours_without_anybody_are_a_gap()
    {
        var nights = new Layer(Ann, new DateOnly(2026, 11, 16), 0, 7, 1080, 420, LayerDays.Workdays, [Ann]);
        var gaps = Plan("America/Phoenix", nights).Uncovered(Utc(2026, 11, 20, 20), Utc(2026, 11, 23, 20), new CharterRules()).ToList();
        Assert.Equal([(Utc(2026, 11, 21, 14), Utc(2026, 11, 23, 14))], gaps);
    }

    private static Layer Weekly(DateOnly first, params Guid[] people) => new(Ann, first, 480, 7, null, null, LayerDays.EveryDay, people);

    private static Override Put(Guid person, int minute) => new()
    {
        Id = person, RotationId = Ann, PractitionerId = person, FromUtc = Utc(2026, 11, 18, 0), ToUtc = Utc(2026, 11, 19, 0), MadeAt = Utc(2026, 11, 17, 0, minute),
    };

    private static ShiftPlan Plan(string zone, params Layer[] layers) => new(layers, [], _ => true, Time(zone));

    private static BusinessTime Time(string zone) => new(new CharterRules { Holidays = [new DateOnly(2026, 11, 26)] }, zone);

    private static DateTime Utc(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
