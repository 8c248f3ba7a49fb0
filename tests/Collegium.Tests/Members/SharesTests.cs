using Collegium.Members;
using Collegium.Members.Matching;
using Collegium.Routing;

namespace Collegium.Tests.Members;

/// <summary>Who had less than their share is owed a little; being away or new is no debt.</summary>
public sealed class SharesTests
{
    private static readonly DateTime Now = new(2026, 11, 17, 16, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Who_had_nothing_where_others_had_much_is_owed_most()
    {
        PracticeOnFile[] all = [Practice(won: 20), Practice(won: 10), Practice(won: 0)];
        var shares = new Shares(all, Now);
        Assert.Equal([0, 0], all[..2].Select(shares.Debt));
        Assert.Equal(10.0 / 13, shares.Debt(all[2]), 3);
    }

    [Fact]
    public void A_practice_of_two_has_twice_the_share()
    {
        PracticeOnFile[] all = [Practice(won: 20, people: 2), Practice(won: 10), Practice(won: 10, people: 2)];
        var shares = new Shares(all, Now);
        Assert.Equal([true, true, false], all.Select(p => shares.Debt(p) < 1e-9));
    }

    [Fact]
    public void A_job_fades_by_half_in_thirty_days() => Assert.Equal(3, Shares.Faded(6, Now.AddDays(-30), Now), 9);

    [Fact]
    public void A_month_away_makes_no_debt()
    {
        // Both won two jobs a day while they were there; one was away all of the last thirty days, so half of what it had is left.
        var away = new Absence(Now.AddDays(-30), Now);
        PracticeOnFile[] all = [Practice(won: 80), Practice(won: 40) is var p ? p with { People = [p.People[0] with { Absences = [away] }] } : null!];
        Assert.Equal(0, new Shares(all, Now).Debt(all[1]), 2);
        Assert.True(new Shares([all[0], Practice(won: 40)], Now).Debt(Practice(won: 40)) > .2);
    }

    [Fact]
    public void A_newcomer_is_owed_nothing_for_the_time_before()
    {
        // There for thirty days of remembered time without end: half of the share of who was always there.
        PracticeOnFile[] all = [Practice(won: 80), Practice(won: 40, since: Now.AddDays(-30))];
        Assert.Equal(0, new Shares(all, Now).Debt(all[1]), 2);
    }

    [Fact]
    public void Nobody_is_owed_anything_where_nothing_was_won() => Assert.Equal(0, new Shares([Practice(0), Practice(0)], Now).Debt(Practice(0)));

    private static PracticeOnFile Practice(double won, int people = 1, DateTime? since = null) => new(
        new PracticeCard(Guid.CreateVersion7(), "A practice", "Phoenix", Standing.Full, new DateOnly(2030, 1, 1), 33, -112, null, []),
        Now, new WonWork(won, Now, since ?? Now.AddYears(-3)), true,
        [.. Enumerable.Range(0, people).Select(_ => new MatchFacts(Guid.CreateVersion7(), 6, 0, 40, [], []))], new Dictionary<Guid, int>());
}
