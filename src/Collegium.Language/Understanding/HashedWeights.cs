using System.Numerics;

namespace Collegium.Language;

/// <summary>
/// One row of weights a feature, one column a topic. Rows exist only for features that were learned, so memory grows with the
/// history. One writer at a time; readers take no lock: a row is complete before its number is published, and a reader that
/// sees half an update sees floats of which each is either the old or the new value.
/// </summary>
internal sealed class HashedWeights
{
    private const int RowsPerBlock = 512;

    private readonly int shift;
    private readonly int[] rowOf;
    private Block[] blocks = [];
    private int rows = 1;                                                  // row 0: the bias

    /// <param name="bits">Size of the feature space as a power of two.</param>
    /// <param name="topics">Number of columns in use.</param>
    public HashedWeights(int bits, int topics)
    {
        shift = 64 - bits;
        rowOf = new int[1 << bits];
        Width = (topics + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        blocks = [new(Width)];
    }

    /// <summary>Columns with padding: a whole number of machine vectors.</summary>
    public int Width { get; }

    /// <summary>Rows in use, the bias among them.</summary>
    public int Rows => rows;

    public int Slot(ulong hash) => (int)(hash >> shift);

    /// <summary>The row of a slot, 0 when nothing was learned about it.</summary>
    public int Row(int slot) => Volatile.Read(ref rowOf[slot]);

    /// <summary>The row of a slot, made when it is missing. Writer only.</summary>
    public int RowForLearning(int slot)
    {
        if (rowOf[slot] != 0)
            return rowOf[slot];
        if (rows == blocks.Length * RowsPerBlock)
            Volatile.Write(ref blocks, [.. blocks, new Block(Width)]);
        Volatile.Write(ref rowOf[slot], rows);
        return rows++;
    }

    public Span<float> Weights(int row) => At(row, out var i).Weights.AsSpan(i * Width, Width);

    /// <summary>In how many lessons the feature was seen.</summary>
    public ref int Seen(int row) => ref At(row, out var i).Seen[i];

    private Block At(int row, out int inBlock)
    {
        inBlock = row % RowsPerBlock;
        return Volatile.Read(ref blocks)[row / RowsPerBlock];
    }

    private sealed class Block(int width)
    {
        public readonly float[] Weights = new float[RowsPerBlock * width];
        public readonly int[] Seen = new int[RowsPerBlock];
    }
}
