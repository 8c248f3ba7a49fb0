using Collegium.Ui;

namespace Collegium.Governance.Ballots;

/// <summary>Codes of a ballot in words.</summary>
internal static class BallotWording
{
    /// <summary>Why a practice on the roll doesn't count, to follow a colon.</summary>
    public static string Because(string excluded) => excluded switch
    {
        Excluded.Recused => "it stepped back by itself",
        Excluded.SponsorTree => "it stands behind the candidate, or the candidate's supporters hang on it",
        Excluded.Provisional => "it is a provisional member",
        Excluded.OwnCase => "the ballot is about itself",
        Excluded.Conflict => "it declared a conflict of interest, or competes directly",
        Excluded.Seller => "it has a tie to a maker or distributor whom the candidate is tied to as well",
        Excluded.Short => "too few members stand behind it itself, since one of its own supporters fell away",
        _ => Plainly(excluded),
    };

    public static string Kind(string code) => char.ToUpperInvariant(code[0]) + Plainly(code)[1..];

    public static string Plainly(string code) => code.Replace('-', ' ');

    public static StateLook Look(BallotCard card) => card.State switch
    {
        BallotState.Open when card.Call == 2 => new StateLook("clock", "Open, second call", "warn"),
        BallotState.Open => new StateLook("asked", "Open"),
        BallotState.Carried => new StateLook("kept", "Carried", "ok"),
        BallotState.Defeated => new StateLook("no", "Not carried"),
        BallotState.Lapsed => new StateLook("paused", "Lapsed"),
        BallotState.Cancelled => new StateLook("no", "Cancelled"),
    };

    public static string Word(Vote vote) => vote switch
    {
        Vote.Yes => "yes",
        Vote.No => "no",
        Vote.Abstain => "abstain",
    };

    public static string Fingerprint(Guid ballot, string receipt) => Receipt.Hash(ballot, receipt) is { } hash ? Receipt.Fingerprint(hash) : "";

    /// <summary>Why it ended as it did, in one sentence.</summary>
    public static string Ended(BallotShown shown) => shown.Card switch
    {
        { State: BallotState.Carried, Counts: { } c } => $"{c.Yes} of the {c.Yes + c.No} that said yes or no said yes, and it takes {shown.Rule.YesPercent} %.",
        { State: BallotState.Defeated, Counts: { Yes: 0, No: 0 } } => "Nobody said yes or no.",
        { State: BallotState.Defeated, Counts: { } c } => $"{c.Yes} of the {c.Yes + c.No} that said yes or no said yes; it takes {shown.Rule.YesPercent} %, and more yes than no.",
        { State: BallotState.Lapsed } card => $"{card.Voted} of {card.Eligible} voted, and the second call took {shown.Rule.Needed}. The papers were destroyed unread.",
        { State: BallotState.Cancelled } => $"It was cancelled: {Plainly(shown.CancelledBecause ?? "no longer needed")}. The papers were destroyed unread.",
        _ => "It is open.",
    };
}
