namespace Collegium.Ledger;

/// <summary>Gathers the lines of one entry: sums nothing, leaves zeros out, refuses an amount on the wrong side.</summary>
internal sealed class PostingLines
{
    private readonly List<Posting> lines = [];

    public PostingLines Debit(int account, string sub, long minor) => Add(account, sub, minor, minor);

    public PostingLines Credit(int account, string sub, long minor) => Add(account, sub, minor, -minor);

    public PostingLines Credit(int account, IReadOnlyList<SubAmount> amounts)
    {
        foreach (var amount in amounts) Credit(account, amount.Sub, amount.Minor);
        return this;
    }

    /// <summary>What the lines so far leave to be put on the debit side.</summary>
    public long Owing => -lines.Sum(line => line.Minor);

    /// <summary>The rest goes first, where a reader of the entry looks for it.</summary>
    public IReadOnlyList<Posting> DebitRest(int account, string sub)
    {
        if (Owing != 0) lines.Insert(0, new Posting(account, sub, Owing));
        return Done();
    }

    public IReadOnlyList<Posting> Done() => lines.AsReadOnly();

    private PostingLines Add(int account, string sub, long minor, long signed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        if (minor != 0) lines.Add(new Posting(account, sub, signed));
        return this;
    }
}
