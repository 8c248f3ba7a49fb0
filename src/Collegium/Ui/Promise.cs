namespace Collegium.Ui;

public enum ClockKind { Due, Risk, Broken, Paused, Kept }

/// <summary>A promise as its chip tells it: what kind it is now, and the words.</summary>
/// <param name="Due">When it has to be kept by.</param>
/// <param name="Began">When it was given; with it a kept one says "9 min of 30".</param>
/// <param name="Met">When it was kept, early or late.</param>
/// <param name="PausedSince">Since when it is the client's turn.</param>
public sealed record Promise(DateTime Due, DateTime? Began = null, DateTime? Met = null, DateTime? PausedSince = null)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);

    public ClockKind Kind(DateTime now)
    {
        if (Met is { } met) return met <= Due ? ClockKind.Kept : ClockKind.Broken;
        if (PausedSince is not null) return ClockKind.Paused;
        return now > Due ? ClockKind.Broken : Due - now <= Soon ? ClockKind.Risk : ClockKind.Due;
    }

    /// <summary>The moment the chip's <c>time</c> element carries.</summary>
    public DateTime Moment => Met ?? PausedSince ?? Due;

    /// <param name="what">What was promised ("Answer"); without it the sentence starts with the clock.</param>
    public string Words(DateTime now, string zone, string? what = null) => Kind(now) switch
    {
        ClockKind.Kept => Said(what, "kept, " + Taken()),
        ClockKind.Broken when Met is { } met => Said(what, Began is null ? $"{Show.Span(met - Due)} late" : "broken, " + Taken()),
        ClockKind.Broken => $"{(what is null ? "" : what + " ")}{Late(now)} late",
        ClockKind.Paused => "Paused since " + Since(PausedSince!.Value, now, zone),
        ClockKind.Risk => Said(what, Due - now < TimeSpan.FromMinutes(1) ? "due now" : "due in " + Show.Span(Due - now)),
        ClockKind.Due => Coming(now, zone, what),
    };

    private string Coming(DateTime now, string zone, string? what)
    {
        var days = Show.DayOf(Due, zone).DayNumber - Show.DayOf(now, zone).DayNumber;
        if (days > 4) return Said(what, $"due in {days} days");
        var when = Show.When(Due, zone, now);
        return days > 0 && what is null ? when : Said(what, "due " + when);
    }

    private static string Since(DateTime at, DateTime now, string zone)
    {
        var (day, today) = (Show.DayOf(at, zone), Show.DayOf(now, zone));
        var days = today.DayNumber - day.DayNumber;
        return days == 0 ? Show.Clock(at, zone) : days < 7 ? day.ToString("ddd", System.Globalization.CultureInfo.InvariantCulture)
            : Show.Day(day, today);
    }

    private string Taken()
    {
        var took = Met!.Value - (Began ?? Met.Value);
        if (Began is null) return Show.Span(Due - Met.Value) + " early";
        var given = Due - Began.Value;
        return given <= TimeSpan.FromHours(1) ? $"{(int)took.TotalMinutes} min of {(int)given.TotalMinutes}" : "in " + Show.Span(took);
    }

    // A promise missed by seconds is broken all the same, and "0 min late" would hide it.
    private string Late(DateTime now) => now - Due < TimeSpan.FromMinutes(1) ? "1 min" : Show.Span(now - Due);

    private static string Said(string? what, string words) =>
        what is null ? char.ToUpperInvariant(words[0]) + words[1..] : $"{what} {words}";
}
