using System.Collections.Frozen;

namespace Collegium.Ledger;

/// <summary>The currencies that exist here.</summary>
/// <remarks>
/// ISO 4217 list one as of 2026, without metals (XAU, XAG, XPT, XPD), bond and accounting units (XBA–XBD, XDR, XSU, XUA),
/// fund codes (BOV, CHE, CHW, CLF, COU, MXV, USN, UYI, UYW), the test code and the code for "no currency" (XTS, XXX).
/// </remarks>
public static class CurrencyTable
{
    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string TwoDecimals = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
        CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
        KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
        PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
        TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """;

    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    internal static FrozenDictionary<string, Currency> ByCode { get; } =
        Named(NoDecimals, 0).Concat(Named(TwoDecimals, 2)).Concat(Named(ThreeDecimals, 3))
            .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>Every currency, ordered by code.</summary>
    public static IReadOnlyList<Currency> All { get; } =
        [.. ByCode.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal)];

    private static IEnumerable<Currency> Named(string codes, byte exponent) =>
        codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => new Currency(code, exponent));
}
