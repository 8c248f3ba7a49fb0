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
    public readonly uint OwnStops;
    public readonly DateTime FirstAway;
    public readonly DateTime LastBack;

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
        OwnStops = Ladder.Bit(Gate.Standing, !profile.InGoodStanding)
            | Ladder.Bit(Gate.Capacity, profile.OpenWork >= profile.Capacity)
            | Ladder.Bit(Gate.ClinicalAgreement, !profile.HasClinicalAgreement);
        FirstAway = Absences.Length == 0 ? DateTime.MaxValue : Absences.Min(absence => absence.FromUtc);
        LastBack = Absences.Length == 0 ? DateTime.MinValue : Absences.Max(absence => absence.ToUtc);
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

    /// <summary>False before the first and after the last absence: spares most rows the list.</summary>
    public bool MayBeAwayAt(DateTime instant) => FirstAway <= instant & instant < LastBack;

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
