using System.Globalization;
using Collegium.Ui;

namespace Collegium.Desk.Referrals;

/// <summary>A referral's terms and state in plain words.</summary>
internal static class ReferralWords
{
    public static string State(ReferralState state) => state switch
    {
        ReferralState.ClientsTurn => "The client is asked",
        ReferralState.Offered => "Your colleague is asked",
        ReferralState.Accepted => "Taken on",
        ReferralState.Reported => "Done",
        ReferralState.ClientRefused => "The client said no",
        ReferralState.ClientSilent => "The client didn’t answer",
        ReferralState.Declined => "Your colleague said no",
        ReferralState.Unanswered => "Your colleague didn’t answer",
        ReferralState.Withdrawn => "Taken back",
    };

    public static (string Icon, string? Tone) Look(ReferralState state) => state switch
    {
        ReferralState.ClientsTurn or ReferralState.Offered => ("asked", null),
        ReferralState.Accepted => ("person", "ok"),
        ReferralState.Reported => ("kept", "ok"),
        ReferralState.ClientSilent or ReferralState.Unanswered => ("clock", null),
        ReferralState.ClientRefused or ReferralState.Declined or ReferralState.Withdrawn => ("no", null),
    };

    /// <summary>To the client: whose client they are afterwards.</summary>
    public static string Keeps(ReferralShown r) => r.Keeper == Keeper.Referrer
        ? $"{r.To.Name} helps you with this one. After it you are {r.From.Name}’s client as before."
        : $"If you like the work, you stay with {r.To.Name} afterwards.";

    public static string KeepsShort(ReferralShown r) => r.Keeper == Keeper.Referrer ? $"The client returns to {r.From.Name}" : $"The client goes to {r.To.Name}";

    /// <summary>To the client, in plain words: who pays whom what, and that it costs them nothing.</summary>
    public static string Fee(ReferralShown r) => r.Fee is not { } fee
        ? $"{r.From.Name} gets nothing for it."
        : $"{r.To.Name} pays {r.From.Name} {Figures(fee)}. You pay the same price as without it.";

    public static string Figures(FeeShown fee) =>
        $"{fee.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % of what you have paid for this work, {Show.Money(fee.CapMinor, fee.Currency)} at most, for {(fee.Months == 1 ? "a month" : $"{fee.Months} months")}";

    /// <summary>Among members.</summary>
    public static string FeeShort(ReferralShown r) => r.Fee is not { } fee ? "No fee"
        : $"{fee.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % of what the client has paid, {Show.Money(fee.CapMinor, fee.Currency)} at most, for {(fee.Months == 1 ? "a month" : $"{fee.Months} months")}";
}
