using Collegium.Routing;

namespace Collegium.Routing.Tests;

/// <summary>No order of work begins sooner than the bound says.</summary>
public sealed class WorkBoundTests
{
    [Fact]
    public void One_job_and_one_member_begin_when_the_member_is_there() =>
        Assert.Equal(20, WorkBound.Of([new(100, 60, [20])], [[(0, 600)]]));

    [Fact]
    public void A_second_job_for_the_only_member_waits_for_the_first()
    {
        // Pieces at 0, 0 | 30, 60 … of two jobs of an hour: begun at 0 and 60; the relaxation loses at most a slot a job.
        var bound = WorkBound.Of([new(0, 60, [0]), new(0, 60, [0])], [[(0, 600)]], slot: 1);
        Assert.InRange(bound, 55, 60);
    }

    [Fact]
    public void What_nobody_could_do_counts_nothing() =>
        Assert.Equal(0, WorkBound.Of([new(0, 60, [Assignment.Never])], [[(0, 600)]]));

    [Fact]
    public void A_job_needs_an_entry_for_each_member() =>
        Assert.Throws<ArgumentException>(() => WorkBound.Of([new(0, 60, [])], [[(0, 600)]]));

    /// <summary>Random days, done in random order by random members: never sooner.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_schedule_beats_it(int seed)
    {
        var chance = new Random(seed);
        var (members, count) = (chance.Next(1, 5), chance.Next(1, 9));
        List<DoneJob> jobs = [.. Enumerable.Range(0, count).Select(_ => new DoneJob(
            chance.Next(300), chance.Next(5, 150), [.. Enumerable.Range(0, members).Select(m => m > 0 && chance.Next(3) == 0 ? Assignment.Never : chance.Next(60))]))];
        var free = new double[members];
        var sum = 0.0;
        foreach (var job in jobs.OrderBy(_ => chance.Next()))
        {
            var who = Enumerable.Range(0, members).Where(m => job.Travel[m] < Assignment.Never).OrderBy(_ => chance.Next()).First();
            var begin = Math.Max(free[who], job.Release + job.Travel[who]);
            free[who] = begin + job.Minutes;
            sum += begin - job.Release;
        }

        var hours = Enumerable.Range(0, members).Select(_ => (IReadOnlyList<(double, double)>)[(0, 5_000)]).ToList();
        Assert.True(WorkBound.Of(jobs, hours) <= sum + 1e-6, $"seed {seed}: {WorkBound.Of(jobs, hours)} > {sum}");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];
}
