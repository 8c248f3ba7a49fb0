using Collegium.Clients;

namespace Collegium.Desk.Offers;

/// <summary>An offer as the desk would say it to a member.</summary>
internal static class OfferWords
{
    public static string Factor(string factor) => factor switch
    {
        "skill" => "Skill",
        "knows-them" => "Knows them",
        "near" => "Near",
        "load" => "Load",
        "turn" => "Turn",
        "share" => "Share",
        _ => char.ToUpperInvariant(factor[0]) + factor[1..].Replace('-', ' '),
    };

    /// <summary>Whom a gate stops, however many.</summary>
    public static string KeptOut(string gate) => gate switch
    {
        "standing" => "not in good standing",
        "insurance" => "without insurance that still runs",
        "goodness" => "spoken of worse than the charter’s floor allows",
        "conflict" => "with a tie to this client",
        "client-exclusion" => "not wanted by this client",
        "non-solicit" => "who stood in here for a colleague and agreed not to take the client over",
        "absence" => "away",
        "capacity" => "with as much open work as they take on",
        "clinical-terms" => "without the terms for patients’ data",
        "distance" => "too far away",
        "already-asked" => "asked already",
        "skill" => "without this skill",
        _ => gate.Replace('-', ' '),
    };

    /// <summary>What they do for a living and where: enough to decide, too little to name them.</summary>
    public static string Office(ClientCard client) => client.Trade switch
    {
        Trade.Dental => "A dental office",
        Trade.Medical => "A clinic",
        Trade.Law => "A law office",
        Trade.Realty => "A realty office",
        Trade.Building => "A builder",
        Trade.Other => "An office",
    };

    public static (string Icon, string? Tone, string Words) Hurt(Impact impact) => impact switch
    {
        Impact.Stopped => ("broken", "bad", "Their work has stopped"),
        Impact.Hindered => ("risk", "warn", "Their work is slowed"),
        Impact.CanWait => ("clock", null, "It can wait"),
    };

    /// <summary>The first need is what triage is surest of; the others may turn out not to be needed.</summary>
    public static string Needs(IReadOnlyList<string> needs) => needs switch
    {
        [] => "Not clear yet",
        [var only] => only,
        [var first, ..] => $"{first}, and perhaps {string.Join(", ", needs.Skip(1).Select(o => o.ToLowerInvariant()))}",
    };

    /// <summary>What became of an offer that is no longer open, and what it means for the member's turn.</summary>
    public static (string Title, string Words) Over(Offer offer) => offer.State switch
    {
        OfferState.Refused => (offer.RefusedBecause switch
        {
            "full" => "Noted: no time.",
            "skill" => "Noted: not your trade.",
            "tie" => "Noted: you have a tie to this client.",
            _ => "Noted.",
        }, offer.RefusedBecause == "tie" ? "You won’t be asked for them again. You keep your turn." : "The next member is asked. You keep your turn."),
        OfferState.Taken => ("Somebody was a moment quicker.", "Your turn counts as if you’d never been asked."),
        OfferState.Expired => ("This one ran out.", "Others are asked now. Your turn stays what it was."),
        OfferState.Withdrawn => ("This one was taken back.", "The client no longer needs it, or the desk changed what it takes. Your turn stays what it was."),
        OfferState.Accepted => ("It’s yours.", "Your other offers stay open."),
        OfferState.Passed => ("You passed this on.", "A colleague has it now. You are told how it ends."),
        OfferState.Open => ("Still open.", "The first to accept has it."),
    };
}
