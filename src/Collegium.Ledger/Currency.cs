namespace Collegium.Ledger;

/// <summary>
/// A currency people are paid in: its ISO 4217 code and how many decimal places its smallest unit has.
/// Only currencies of the table in <see cref="CurrencyTable"/> exist; metals, fund codes, test codes and barter units do not.
/// </summary>
/// <remarks>
/// <c>default(Currency)</c> is no currency: reading its <see cref="Code"/> throws. Source: ISO 4217, list one;
/// reference money.md §1.6 ("ISO 4217 exponent per currency") and §1.2 ("work paid in kind: refused").
/// </remarks>
public readonly record struct Currency
{
    private readonly string? code;

    internal Currency(string code, byte exponent)
    {
        this.code = code;
        Exponent = exponent;
    }

    /// <summary>The three capital letters of ISO 4217, such as <c>USD</c>.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Currency)</c>.</exception>
    public string Code => code ?? throw new InvalidOperationException("No currency was named.");

    /// <summary>Decimal places of the smallest unit: 0 (JPY), 2 (USD) or 3 (KWD).</summary>
    public byte Exponent { get; }

    /// <summary>False for <c>default(Currency)</c>, which names nothing.</summary>
    public bool IsNamed => code is not null;

    /// <summary>United States dollar, two decimals.</summary>
    public static Currency Usd { get; } = Parse("USD");

    /// <summary>The currency of a code.</summary>
    /// <param name="code">Three capital letters; case counts, spaces do not pass.</param>
    /// <exception cref="FormatException">The code is not in the table.</exception>
    public static Currency Parse(string code) => TryParse(code, out var currency)
        ? currency
        : throw new FormatException($"“{code}” is not a currency of ISO 4217 that people are paid in.");

    /// <summary>Looks a code up without throwing.</summary>
    /// <param name="code">Three capital letters, or anything else for a no.</param>
    /// <param name="currency">The currency, or <c>default</c>.</param>
    /// <returns>Whether the code names a currency of the table.</returns>
    public static bool TryParse(string? code, out Currency currency)
    {
        currency = default;
        return code is not null && CurrencyTable.ByCode.TryGetValue(code, out currency);
    }

    /// <summary>The code, or <c>???</c> for <c>default(Currency)</c>.</summary>
    public override string ToString() => code ?? "???";
}
