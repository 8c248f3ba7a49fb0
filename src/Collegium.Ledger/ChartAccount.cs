namespace Collegium.Ledger;

/// <summary>An account of the chart. Its number is its fixed role in every book.</summary>
/// <param name="Number">Four digits, 1000 to 9999.</param>
/// <param name="Name">As the treasurer reads it; without colon, semicolon or two spaces in a row.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Contra">Whether it stands against its kind and so usually has the opposite sign.</param>
/// <param name="Floor">The side its balance may not leave, in any sub-ledger, at any moment; null when it may cross zero.
/// Held for client trust and the smoothing pool (reference money.md §3.3).</param>
public sealed record ChartAccount(int Number, string Name, AccountKind Kind, bool Contra = false, Side? Floor = null)
{
    /// <summary>The side on which the balance usually stands: assets and costs on debit, unless contra.</summary>
    public Side Normal => (Kind is AccountKind.Asset or AccountKind.Cost) != Contra ? Side.Debit : Side.Credit;

    /// <summary>Whether a balance has left the floor's side.</summary>
    /// <param name="minor">Minor units, debit positive.</param>
    public bool IsBelowFloor(long minor) => Floor switch
    {
        Side.Debit => minor < 0,
        Side.Credit => minor > 0,
        null => false,
    };
}
