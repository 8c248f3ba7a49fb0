using Collegium.Trust;
using Collegium.Ui;

namespace Collegium.Members.Vouching;

/// <summary>Chains, stakes and reasons as people say them.</summary>
internal static class VouchWords
{
    public static string Of(VouchCase found) => found.Verdict switch
    {
        VouchVerdict.Admissible => $"{Count(found.Needed, "chain")} {(found.Needed == 1 ? "carries" : "carry")} them: {Chains(found)}",
        VouchVerdict.AlreadyIn => found.Chains.Count == 0 ? "A member already" : $"A member, carried by {Chains(found)}",
        VouchVerdict.TooFewVouchers => found.Vouchers.Count == 0 ? "Nobody yet"
            : $"{Names(found.Vouchers.Select(v => v.Voucher))} so far. {Count(found.Needed, "member")} must stand behind them, each of whom may vouch now",
        VouchVerdict.TooFewUnits =>
            $"{Names(found.Vouchers.Select(v => v.Voucher))}, but only {Show.InWords(found.Found)} of {Show.InWords(found.Needed)} units get through"
            + (found.Bottleneck.Count == 0 ? "" : $": {Names(found.Bottleneck)} {(found.Bottleneck.Count == 1 ? "has" : "have")} none left")
            + ". Another member must stand behind them",
        VouchVerdict.TooFewSources =>
            $"{Names(found.Vouchers.Select(v => v.Voucher))}, but their chains begin at the same member of the council. Somebody with another chain must stand behind them",
    };

    public static string Chain(IReadOnlyList<NetMember> chain) => string.Join(" → ", chain.Select(m => m.Name));

    public static string Names(IEnumerable<NetMember> members)
    {
        List<string> names = [.. members.Select(m => m.Name)];
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    public static string Does(VoucherState? state) => state switch
    {
        VoucherState.Carries => "Carries one of the units",
        VoucherState.Spare => "In reserve: not needed",
        VoucherState.Untried => "Counts once enough stand behind them",
        VoucherState.SameSource => "Comes from the same member of the council as another",
        VoucherState.Exhausted => "Has no units left this year",
        VoucherState.CutOff => "No unit gets through to this voucher",
        VoucherState.Stranger or null => "Doesn’t count now: the voucher is not in good standing",
    };

    public static string Source(string because) => because switch
    {
        VouchSource.Founder => "Founder",
        VouchSource.Office => "Holds an office",
        VouchSource.Proven => "Proven by time",
        _ => because,
    };

    public static string Ended(string? because) => because switch
    {
        VouchEnd.Expired => "Its year was over",
        VouchEnd.Convicted => "The member was expelled",
        VouchEnd.VoucherLeft => "The voucher left",
        VouchEnd.MemberLeft => "The member left",
        _ => because is null ? "Ended" : $"Taken back: {Own(because).ToLowerInvariant()}",
    };

    /// <summary>Why a voucher takes its word back.</summary>
    public static string Own(string code) => code switch
    {
        "changed-mind" => "No longer sure of them",
        "mistaken" => "It rested on a mistake",
        "tied" => "Something ties us to them",
        "worked-badly" => "Their work is not as we knew it",
        _ => code,
    };

    public static string Ring(NetRing ring, Guid of) =>
        $"One of {Show.InWords(ring.Members.Count).ToLowerInvariant()} who vouch for one another and hang on {(ring.Bridge.Id == of ? "them" : ring.Bridge.Name)} alone";

    private static string Chains(VouchCase found) => string.Join("; ", found.Chains.Select(Chain));

    private static string Count(int number, string what) => $"{Capital(Show.InWords(number))} {what}{(number == 1 ? "" : "s")}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
