namespace Collegium.Routing.Tests;

public class AssignmentTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Serves_as_many_as_anybody_could_and_then_at_the_least_cost(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var costs = new double[chance.Next(1, 5), chance.Next(1, 6)];
            for (var i = 0; i < costs.GetLength(0); i++)
            {
                for (var j = 0; j < costs.GetLength(1); j++)
                {
                    costs[i, j] = chance.Next(3) == 0 ? Assignment.Never : chance.Next(20);
                }
            }

            var given = Assignment.Solve(costs);
            var (served, cost) = (given.Count(c => c >= 0), given.Index().Where(g => g.Item >= 0).Sum(g => costs[g.Index, g.Item]));
            Assert.Equal(given.Where(c => c >= 0).Distinct().Count(), served);
            Assert.Equal(Best(costs, 0, []), (served, cost));
        }
    }

    [Fact]
    public void Nobody_to_serve_nobody_to_give_to_and_what_is_no_number()
    {
        Assert.Empty(Assignment.Solve(new double[0, 3]));
        Assert.Equal([-1, -1], Assignment.Solve(new double[2, 0]));
        Assert.Throws<ArgumentException>(() => Assignment.Solve(new[,] { { double.NaN } }));
    }

    private static (int Served, double Cost) Best(double[,] costs, int row, HashSet<int> taken)
    {
        if (row == costs.GetLength(0))
        {
            return (0, 0);
        }

        var best = Best(costs, row + 1, taken);
        for (var column = 0; column < costs.GetLength(1); column++)
        {
            if (costs[row, column] < Assignment.Never && taken.Add(column))
            {
                var (served, cost) = Best(costs, row + 1, taken);
                taken.Remove(column);
                (served, cost) = (served + 1, cost + costs[row, column]);
                best = served > best.Served || (served == best.Served && cost < best.Cost) ? (served, cost) : best;
            }
        }

        return best;
    }
}
