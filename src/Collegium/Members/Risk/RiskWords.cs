using System.Globalization;
using Collegium.Governance;
using Collegium.Members.Vouching;
using Collegium.Ui;

namespace Collegium.Members.Risk;

/// <summary>Numbers about people as sentences a person can check.</summary>
internal static class RiskWords
{
    private const double Light = 0.25;

    /// <summary>What to look at; each is a reason to ask, and none to decide.</summary>
    public static IEnumerable<string> Alarms(RiskRow row, NetRing? ring, CharterRules rules)
    {
        if (ring is not null)
        {
            yield return VouchWords.Ring(ring, row.Member.Id);
        }

        if (row is { Weight: < Light, Vouchers.Count: > 0 })
        {
            yield return "Those who stand behind them carry little weight themselves";
        }

        if (row.Signals is { Raters: > 0, IndependentRaters: 0 })
        {
            yield return "Nobody who speaks of them is known to the council and unpraised by them";
        }

        if (row.Signals is { DistrustMass: > 0 } s && s.DistrustMass > s.VoucherMass)
        {
            yield return "More weight speaks against them than for them";
        }

        if (row.Goodness * 100 < rules.GoodnessFloor)
        {
            yield return "Their work is spoken of worse than the charter’s floor allows";
        }
    }

    public static string Behind(RiskRow row) => (row.Vouchers.Count, row.Weight) switch
    {
        (0, _) => "Nobody yet",
        (_, null) => VouchWords.Names(row.Vouchers),
        (_, < 0.05) => $"{VouchWords.Names(row.Vouchers)}: next to no weight",
        (_, { } weight) => $"{VouchWords.Names(row.Vouchers)}: {Times(weight)} the weight behind a usual member",
    };

    public static string Work(RiskRow row) => row.Goodness is { } good
        ? string.Create(CultureInfo.InvariantCulture, $"{good * 100:0} on the scale from −100 to 100").Replace('-', '−')
        : "Nobody has judged it yet";

    public static string Against(RiskRow row) => row.Signals.Complaints switch
    {
        0 => "Nobody",
        1 => "One voice",
        var many => $"{Show.InWords(many)} voices",
    } + (row.Signals is { Complaints: > 0, DistrustMass: 0 } ? ", without weight" : "");

    public static string Independent(RiskRow row) => row.Signals.Raters == 0 ? "Nobody has spoken" : $"{row.Signals.IndependentRaters} of {row.Signals.Raters}";

    public static string Likelier(double? times) => times switch
    {
        null => "None given",
        >= FindingRecord.Most => $"{FindingRecord.Most:0} times or more",
        { } ratio => Times(ratio),
    };

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} times");

    public static string Names(NetRing ring) => VouchWords.Names(ring.Members);
}
