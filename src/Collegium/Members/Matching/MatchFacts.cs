using Collegium.Routing;

namespace Collegium.Members.Matching;

/// <summary>What matching knows of one practitioner, read from the rows.</summary>
internal sealed record MatchFacts(
    Guid Id, int Capacity, int OpenWork, double ReachMiles, bool ClinicalTerms, double WaitingDays, IReadOnlyList<Absence> Absences,
    IReadOnlyList<HeldSkillCard> Skills)
{
    public Profile AsProfile(PracticeCard practice, int id, int practiceHandle, Handles<string> skills) => new()
    {
        Id = id,
        Practice = practiceHandle,
        Skills = [.. Skills.Select(s => new SkillLevel(skills.Of(s.Code), s.Level / 100f))],
        Latitude = practice.Latitude,
        Longitude = practice.Longitude,
        ReachMiles = ReachMiles,
        InGoodStanding = practice.Standing is Standing.Full or Standing.Provisional,
        InsuredUntil = practice.InsuredUntil,
        Capacity = Capacity,
        OpenWork = OpenWork,
        WaitingDays = WaitingDays,
        Absences = Absences,
        HasClinicalAgreement = ClinicalTerms,
    };
}
