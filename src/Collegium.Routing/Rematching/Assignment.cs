namespace Collegium.Routing;

/// <summary>
/// Which request goes to whom so that the sum of costs is least: shortest augmenting paths with potentials (Jonker and
/// Volgenant: A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems, Computing 38, 1987).
/// </summary>
public static class Assignment
{
    /// <summary>The cost of what cannot be. A request nobody is left for is given to nobody.</summary>
    public const double Never = 1e9;

    /// <summary>
    /// The column for each row, or −1. As many rows as possible are served; among those choices the sum is least.
    /// </summary>
    /// <param name="costs">One row a request, one column a candidate, finite; <see cref="Never"/> or more where it cannot be.</param>
    /// <remarks>O(rows² · columns) time. Rows may outnumber columns.</remarks>
    /// <exception cref="ArgumentException">A cost is not a number.</exception>
    public static int[] Solve(double[,] costs) => Solved(costs).Columns();

    /// <summary>
    /// What each column is worth to the rows: how much cheaper all of them together would be with a second like it (the least dual
    /// prices of the same program). Nothing for a column that is not needed.
    /// </summary>
    /// <param name="costs">As for <see cref="Solve"/>.</param>
    /// <returns>One price a column, in the unit of the costs, never negative.</returns>
    /// <exception cref="ArgumentException">A cost is not a number.</exception>
    public static double[] Prices(double[,] costs) => Solved(costs).Prices();

    private static Paths Solved(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        foreach (var cost in costs)
        {
            if (double.IsNaN(cost))
            {
                throw new ArgumentException("A cost is not a number.", nameof(costs));
            }
        }

        var path = new Paths(costs, costs.GetLength(0) + costs.GetLength(1));
        for (var row = 0; row < costs.GetLength(0); row++)
        {
            path.Augment(row);
        }

        return path;
    }

    /// <summary>Each row also has a column of its own, at the price of going unserved.</summary>
    private sealed class Paths(double[,] costs, int columns)
    {
        private readonly int real = costs.GetLength(1);
        private readonly double[] rowPrice = new double[costs.GetLength(0)];
        private readonly double[] columnPrice = new double[columns];
        private readonly int[] rowOf = [.. Enumerable.Repeat(-1, columns)];
        private readonly double[] shortest = new double[columns];
        private readonly int[] before = new int[columns];
        private readonly bool[] done = new bool[columns];

        public void Augment(int start)
        {
            Array.Fill(shortest, double.PositiveInfinity);
            Array.Fill(before, -1);
            Array.Clear(done);
            var (row, last, length) = (start, -1, 0.0);
            while (true)
            {
                var next = Nearest(row, last, length);
                (last, length) = (next, shortest[next]);
                done[next] = true;
                if (rowOf[next] < 0)
                {
                    break;
                }

                row = rowOf[next];
            }
            Reprice(start, length);
            Turn(start, last);
        }

        public double[] Prices() => [.. columnPrice.Take(real).Select(price => -price)];

        public int[] Columns()
        {
            var found = new int[rowPrice.Length];
            Array.Fill(found, -1);
            for (var column = 0; column < real; column++)
            {
                if (rowOf[column] >= 0 && costs[rowOf[column], column] < Never)
                {
                    found[rowOf[column]] = column;
                }

            }

            return found;
        }

        private int Nearest(int row, int from, double length)
        {
            var best = -1;
            for (var column = 0; column < columns; column++)
            {
                if (done[column])
                {
                    continue;
                }

                var over = length + Cost(row, column) - rowPrice[row] - columnPrice[column];
                if (over < shortest[column])
                {
                    (shortest[column], before[column]) = (over, from);
                }

                if (best < 0 || shortest[column] < shortest[best])
                {
                    best = column;
                }
            }
            return best;
        }

        private void Reprice(int start, double length)
        {
            rowPrice[start] += length;
            for (var column = 0; column < columns; column++)
            {
                if (!done[column])
                {
                    continue;
                }

                columnPrice[column] += shortest[column] - length;
                if (rowOf[column] >= 0)
                {
                    rowPrice[rowOf[column]] += length - shortest[column];
                }
            }
        }

        private void Turn(int start, int last)
        {
            for (var column = last; ;)
            {
                var from = before[column];
                rowOf[column] = from < 0 ? start : rowOf[from];
                if (from < 0)
                {
                    return;
                }

                column = from;
            }
        }

        private double Cost(int row, int column) => column < real ? Math.Min(costs[row, column], 2 * Never)
            : column - real == row ? Never
            : 2 * Never;
    }
}
