namespace Collegium.Ledger;

/// <summary>Which invoices a payment pays. Source: reference money.md §1.2, R11 and R15.</summary>
public static class Allocation
{
    /// <summary>
    /// The payer's instructions first, in their order; then undisputed invoices, the oldest due first, ties in the order
    /// given; what is left is the client's credit. No invoice takes more than is open on it.
    /// </summary>
    /// <param name="received">Minor units, above 0.</param>
    /// <param name="open">The payer's open invoices, in one currency, in the order of issue.</param>
    /// <param name="instructions">What the payer said; one that names no open invoice is passed over.</param>
    /// <returns>What each invoice takes (one row an invoice, in the order taken, none of zero), and the credit; together what
    /// was received.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was received, or an open or instructed amount is negative.</exception>
    /// <exception cref="ArgumentException">An invoice is listed twice.</exception>
    public static (IReadOnlyList<SubAmount> Invoices, long Credit) Over(
        long received, IReadOnlyList<OpenInvoice> open, IReadOnlyList<PayerInstruction>? instructions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(received);
        ArgumentNullException.ThrowIfNull(open);
        foreach (var invoice in open) ArgumentOutOfRangeException.ThrowIfNegative(invoice.Minor, nameof(open));
        var still = open.ToDictionary(invoice => invoice.Invoice, invoice => invoice.Minor, StringComparer.Ordinal);
        var taken = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        var left = received;

        foreach (var instruction in instructions ?? [])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(instruction.Minor ?? 0, nameof(instructions));
            Take(instruction.Invoice, instruction.Minor ?? long.MaxValue);
        }
        foreach (var invoice in open.Where(invoice => !invoice.Disputed).OrderBy(invoice => invoice.Due))
            Take(invoice.Invoice, long.MaxValue);
        return ([.. taken.Select(pair => new SubAmount(pair.Key, pair.Value))], left);

        void Take(string invoice, long atMost)
        {
            var part = Math.Min(left, Math.Min(atMost, still.GetValueOrDefault(invoice)));
            if (part == 0) return;
            still[invoice] -= part;
            taken[invoice] = taken.GetValueOrDefault(invoice) + part;
            left -= part;
        }
    }
}
