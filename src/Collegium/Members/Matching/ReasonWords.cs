using System.Globalization;
using Collegium.Routing;

namespace Collegium.Members.Matching;

/// <summary>Says reasons and gates in words.</summary>
internal static class ReasonWords
{
    public static IReadOnlyList<RankReason> Of(RankedCandidate candidate, Func<string> trusted) =>
        [.. candidate.Reasons.Select(r => new RankReason(Name(r.Factor), (int)r.Points, r.Factor is Factor.Trust ? trusted() : Note(r)))];

    public static string Name(Factor factor) => factor switch
    {
        Factor.Skill => "skill",
        Factor.Knows => "knows-them",
        Factor.Near => "near",
        Factor.Load => "load",
        Factor.Turn => "turn",
        Factor.Debt => "share",
        Factor.Trust => "trust",
    };

    public static string Name(Gate gate) => gate switch
    {
        Gate.Standing => "standing",
        Gate.Insurance => "insurance",
        Gate.Goodness => "goodness",
        Gate.Conflict => "conflict",
        Gate.ClientExclusion => "client-exclusion",
        Gate.NonSolicit => "non-solicit",
        Gate.Absence => "absence",
        Gate.Capacity => "capacity",
        Gate.ClinicalAgreement => "clinical-terms",
        Gate.Distance => "distance",
        Gate.AlreadyAsked => "already-asked",
        Gate.Skill => "skill",
    };

    public static string Note(Gate gate) => gate switch
    {
        Gate.Standing => "not in good standing",
        Gate.Insurance => "insurance certificate has run out",
        Gate.Goodness => "what clients and reviewers say of the work is below the charter’s floor",
        Gate.Conflict => "has a tie to this client",
        Gate.ClientExclusion => "not wanted by this client",
        Gate.NonSolicit => "stood in here for a colleague, and agreed not to take the client over",
        Gate.Absence => "away",
        Gate.Capacity => "has as much open work as it takes on",
        Gate.ClinicalAgreement => "has not signed the terms for patients’ data",
        Gate.Distance => "too far",
        Gate.AlreadyAsked => "was asked already",
        Gate.Skill => "does not do this",
    };

    private static string Note(Reason reason) => reason.Factor switch
    {
        Factor.Skill => string.Create(CultureInfo.InvariantCulture, $"{reason.Evidence * 100:0} of 100 in what this takes"),
        Factor.Knows => reason.Evidence switch
        {
            0 => "Never worked there",
            1 => "One job done there",
            var jobs => string.Create(CultureInfo.InvariantCulture, $"{jobs:0} jobs done there"),
        },
        Factor.Near => string.Create(CultureInfo.InvariantCulture, $"{reason.Evidence:0.0} miles"),
        Factor.Load => string.Create(CultureInfo.InvariantCulture, $"{reason.Evidence:0} open of the {reason.OutOf:0} taken on"),
        Factor.Turn => reason.Evidence switch
        {
            < 1 => "Waiting for less than a working day",
            < 2 => "Waiting for a working day",
            var days => string.Create(CultureInfo.InvariantCulture, $"Waiting for {Math.Floor(days):0} working days"),
        },
        Factor.Debt => reason.Evidence < .005 ? "Had its share of the work" : string.Create(CultureInfo.InvariantCulture, $"Had {reason.Evidence * 100:0} % less of the work than its share"),
        Factor.Trust => string.Create(CultureInfo.InvariantCulture, $"{reason.Evidence * 100:0} of 100"),
    };
}
