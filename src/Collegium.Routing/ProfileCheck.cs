namespace Collegium.Routing;

/// <summary>A profile out of range is the caller's bug: it throws at the door, so that the scan need not ask again.</summary>
internal static class ProfileCheck
{
    public static void Refuse(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Need(profile.Id is >= 0 and <= MatchIndex.MaxId, nameof(profile.Id), profile.Id, $"from 0 to {MatchIndex.MaxId}");
        Need(profile.ReachMiles >= 0, nameof(profile.ReachMiles), profile.ReachMiles, "0 or more");
        Need(profile.Capacity >= 0, nameof(profile.Capacity), profile.Capacity, "0 or more");
        Need(profile.OpenWork >= 0, nameof(profile.OpenWork), profile.OpenWork, "0 or more");
        var days = profile.WaitingDays;
        Need(days >= 0 && double.IsFinite(days), nameof(profile.WaitingDays), days, "finite, 0 or more");
        Need(profile.Debt is >= 0 and <= 1, nameof(profile.Debt), profile.Debt, "from 0 to 1");
        foreach (var held in profile.Skills)
        {
            Need(held.Level is >= 0 and <= 1, nameof(profile.Skills), held.Level, "from 0 to 1");
        }

        foreach (var absence in profile.Absences)
        {
            Need(absence.FromUtc < absence.ToUtc, nameof(profile.Absences), absence, "a start before its end");
            var local = absence.FromUtc.Kind == DateTimeKind.Local || absence.ToUtc.Kind == DateTimeKind.Local;
            Need(!local, nameof(profile.Absences), absence, "in UTC");
        }
    }

    private static void Need(bool holds, string what, object value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(what, value, $"{what} must be {range}.");
        }
    }
}
