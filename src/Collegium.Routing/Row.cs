namespace Collegium.Routing;

/// <summary>A profile laid out for the scan: what the gates look at lies side by side, lists are own copies.</summary>
internal readonly struct Row
{
    public readonly Profile? Profile;
    public readonly SkillLevel[] Skills;
    public readonly Absence[] Absences;
    public readonly SpherePoint Home;
    public readonly double ReachChord;
    public readonly ulong SkillMask;
    public readonly int Practice;
    public readonly int InsuredDay;
    public readonly bool InGoodStanding;
    public readonly bool HasRoom;
    public readonly bool HasClinicalAgreement;

    public Row(Profile profile)
    {
        ProfileCheck.Refuse(profile);
        Profile = profile;
        Skills = [.. profile.Skills];
        Absences = [.. profile.Absences];
        Home = SpherePoint.At(profile.Latitude, profile.Longitude);
        ReachChord = SpherePoint.SquaredChordOfMiles(profile.ReachMiles);
        Practice = profile.Practice;
        InsuredDay = profile.InsuredUntil.DayNumber;
        InGoodStanding = profile.InGoodStanding;
        HasRoom = profile.OpenWork < profile.Capacity;
        HasClinicalAgreement = profile.HasClinicalAgreement;
        foreach (var held in Skills)
        {
            SkillMask |= MaskOf(held.Skill);
        }
    }

    /// <summary>One bit of 64 for a skill: rows without a common bit hold none of the needs, most rows are done with one AND.</summary>
    public static ulong MaskOf(int skill) => 1UL << (skill & 63);

    public float LevelOf(int skill)
    {
        var level = 0f;
        foreach (var held in Skills)
        {
            if (held.Skill == skill && held.Level > level)
            {
                level = held.Level;
            }
        }

        return level;
    }

    public bool AwayAt(DateTime instant)
    {
        foreach (var absence in Absences)
        {
            if (absence.FromUtc <= instant && instant < absence.ToUtc)
            {
                return true;
            }
        }

        return false;
    }
}
