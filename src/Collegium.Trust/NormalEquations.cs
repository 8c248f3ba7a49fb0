namespace Collegium.Trust;

/// <summary>Sums up weighted squares and solves for the weights that fit best: (XᵀWX + D) w = XᵀWy by Cholesky's method.</summary>
internal sealed class NormalEquations(int width)
{
    private readonly double[,] _squares = new double[width, width];
    private readonly double[] _products = new double[width];

    public void Add(ReadOnlySpan<double> row, double value, double weight = 1)
    {
        for (var i = 0; i < width; i++)
        {
            _products[i] += weight * row[i] * value;
            for (var j = 0; j <= i; j++)
            {
                _squares[i, j] += weight * row[i] * row[j];
            }
        }
    }

    /// <summary>Draws one weight to 0: a ridge.</summary>
    public void Hold(int at, double ridge, double pull = 0)
    {
        _squares[at, at] += ridge;
        _products[at] += pull;
    }

    public double[] Solve()
    {
        var factor = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _squares[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / factor[j, j];
            }
        }

        var weights = (double[])_products.Clone();
        for (var i = 0; i < width; i++)
        {
            for (var k = 0; k < i; k++)
            {
                weights[i] -= factor[i, k] * weights[k];
            }

            weights[i] /= factor[i, i];
        }

        for (var i = width - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < width; k++)
            {
                weights[i] -= factor[k, i] * weights[k];
            }

            weights[i] /= factor[i, i];
        }

        return weights;
    }
}
