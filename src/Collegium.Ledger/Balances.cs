namespace Collegium.Ledger;

/// <summary>
/// A whole book in memory: the model against which a database's book is checked. It refuses what the database refuses
/// (floors, a second reversal, balances beyond 64 bits) and is otherwise as plain as can be.
/// </summary>
/// <remarks>Source: reference money.md §3.2 (model check) and §3.3. Keeps every entry; not for production books.</remarks>
public sealed class Balances
{
    private readonly Dictionary<(int Account, string Sub, Currency Currency), long> nets = [];
    private readonly List<EntryDraft> entries = [];
    private readonly HashSet<Guid> reversed = [];

    /// <summary>What was applied, in its order.</summary>
    public IReadOnlyList<EntryDraft> Entries => entries;

    /// <summary>Applies an entry wholly or not at all.</summary>
    /// <param name="entry">A balanced entry.</param>
    /// <returns><see cref="EntryFault.None"/>, <see cref="EntryFault.AlreadyReversed"/>, <see cref="EntryFault.Overflow"/> or
    /// <see cref="EntryFault.BelowFloor"/>.</returns>
    public EntryFault Apply(EntryDraft entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Reverses is { } id && reversed.Contains(id)) return EntryFault.AlreadyReversed;
        var after = new Dictionary<(int Account, string Sub, Currency Currency), long>();
        foreach (var moved in entry.Postings.GroupBy(posting => (posting.Account, posting.Sub, entry.Currency)))
        {
            var net = moved.Aggregate((Int128)nets.GetValueOrDefault(moved.Key), (sum, posting) => sum + posting.Minor);
            if (net > long.MaxValue || net < long.MinValue) return EntryFault.Overflow;
            if (Chart.Of(moved.Key.Account).IsBelowFloor((long)net)) return EntryFault.BelowFloor;
            after[moved.Key] = (long)net;
        }
        foreach (var (key, net) in after) nets[key] = net;
        if (entry.Reverses is { } taken) reversed.Add(taken);
        entries.Add(entry);
        return EntryFault.None;
    }

    /// <summary>What stands in one sub-ledger.</summary>
    /// <param name="account">The account's number.</param>
    /// <param name="sub">The sub-ledger's key.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>Debit positive; zero where nothing was posted.</returns>
    public Money Of(int account, string sub, Currency currency) => new(nets.GetValueOrDefault((account, sub, currency)), currency);

    /// <summary>What stands on each account, by number and currency; accounts at zero are left out.</summary>
    /// <exception cref="OverflowException">The sub-ledgers of an account together don't fit 64 bits.</exception>
    public IReadOnlyList<TrialLine> TrialBalance() =>
        [.. nets.GroupBy(net => (net.Key.Account, net.Key.Currency), net => net.Value)
            .Select(net => new TrialLine(net.Key.Account, new Money(net.Sum(), net.Key.Currency)))
            .Where(line => line.Balance.Minor != 0)
            .OrderBy(line => line.Account).ThenBy(line => line.Balance.Currency.Code, StringComparer.Ordinal)];

    /// <summary>What moved an account in one currency, in the order applied, with the running balance.</summary>
    /// <param name="account">The account's number.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="sub">One sub-ledger only; null for all together.</param>
    /// <exception cref="OverflowException">A running balance doesn't fit 64 bits.</exception>
    public IReadOnlyList<StatementLine> Statement(int account, Currency currency, string? sub = null)
    {
        var lines = new List<StatementLine>();
        var balance = 0L;
        foreach (var entry in entries.Where(entry => entry.Currency == currency))
        {
            foreach (var posting in entry.Postings.Where(p => p.Account == account && (sub is null || p.Sub == sub)))
                lines.Add(new StatementLine(entry, posting.Sub, posting.Minor, balance += posting.Minor));
        }
        return lines;
    }
}
