using System.Globalization;
using Collegium.Governance;

namespace Collegium.Desk.OnCall;

/// <summary>Reads days and times of day that people type, on a zone's own clock.</summary>
internal sealed class BusinessClock(GovernanceDoor governance)
{
    /// <summary>What a date and time field sends, as an instant; null where it isn't one.</summary>
    public async Task<DateTime?> At(string? typed, string zone) =>
        DateTime.TryParseExact(typed, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new BusinessTime(await governance.Rules(), zone).At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : null;

    /// <summary>A time of day as minutes after midnight.</summary>
    public static int? Minutes(string? typed) =>
        TimeOnly.TryParseExact(typed, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? (at.Hour * 60) + at.Minute : null;

    public static string Words(int minutes) => TimeOnly.MinValue.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture);
}
