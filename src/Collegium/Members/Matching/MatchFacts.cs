using Collegium.Routing;

namespace Collegium.Members.Matching;

/// <summary>A practice as the database holds it: the card to show, and what matching knows of each of its people.</summary>
internal sealed record PracticeOnFile(
    PracticeCard Card, DateTime TurnSince, WonWork Won, bool ClinicalTerms, IReadOnlyList<MatchFacts> People, IReadOnlyDictionary<Guid, int> JobsByClient)
{
    public Profile Profile(MatchFacts person, int id, int handle, Handles<string> skills, Waiting waiting, double debt) => new()
    {
        Id = id,
        Practice = handle,
        Skills = [.. person.Skills.Select(s => new SkillLevel(skills.Of(s.Code), s.Level / 100f))],
        Latitude = Card.Latitude,
        Longitude = Card.Longitude,
        ReachMiles = person.ReachMiles,
        InGoodStanding = Card.Standing is Standing.Full or Standing.Provisional,
        InsuredUntil = Card.InsuredUntil,
        Capacity = person.Capacity,
        OpenWork = person.OpenWork,
        WaitingDays = waiting.Days(TurnSince, person.Absences.Select(a => (a.FromUtc, a.ToUtc))),
        Debt = debt,
        Absences = person.Absences,
        HasClinicalAgreement = ClinicalTerms,
    };

    /// <summary>When its waiting begins, stops or goes on.</summary>
    public IEnumerable<DateTime> Moments => People.SelectMany(p => p.Absences).SelectMany(a => new[] { a.FromUtc, a.ToUtc }).Prepend(TurnSince);
}

/// <summary>Jobs won, older ones counting less, as of an instant; and since when it could be asked.</summary>
internal sealed record WonWork(double Jobs, DateTime At, DateTime Since);

internal sealed record MatchFacts(
    Guid Id, int Capacity, int OpenWork, double ReachMiles, IReadOnlyList<Absence> Absences, IReadOnlyList<HeldSkillCard> Skills);
