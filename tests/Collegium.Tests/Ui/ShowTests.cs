using Collegium.Ui;

namespace Collegium.Tests.Ui;

public class ShowTests
{
    private const string Phoenix = "America/Phoenix";
    private static readonly DateTime Now = Utc("2026-11-17T16:14");   // a Tuesday, 9:14 in Phoenix

    [Theory]
    [InlineData(0, 2, "0.00")]
    [InlineData(5, 2, "0.05")]
    [InlineData(123450, 2, "1,234.50")]
    [InlineData(-123450, 2, "−1,234.50")]
    [InlineData(100000000, 2, "1,000,000.00")]
    [InlineData(1234, 0, "1,234")]
    [InlineData(-7, 3, "−0.007")]
    [InlineData(long.MinValue, 2, "−92,233,720,368,547,758.08")]
    public void A_figure_has_a_true_minus_commas_and_its_decimals(long minor, int decimals, string written) =>
        Assert.Equal(written, Show.Money(minor, decimals));

    [Theory]
    [InlineData(32737, "USD", "$327.37")]
    [InlineData(-10000, "USD", "−$100.00")]
    [InlineData(10000, "CHF", "CHF\u00a0100.00")]
    public void In_a_sentence_money_has_its_sign(long minor, string currency, string written) =>
        Assert.Equal(written, Show.Money(minor, currency));

    [Theory]
    [InlineData(45, "0.75")]
    [InlineData(60, "1.00")]
    [InlineData(-15, "−0.25")]
    [InlineData(50, "0.83")]
    public void Minutes_are_billed_as_hours(long minutes, string written) => Assert.Equal(written, Show.Hours(minutes));

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(125, "2 h 5 min")]
    [InlineData(650, "10 h 50 min")]
    [InlineData(26 * 60 + 10, "26 h")]
    [InlineData(3 * 1440, "3 days")]
    [InlineData(-14, "14 min")]
    public void A_length_is_told_in_the_largest_words_that_still_tell(int minutes, string written) =>
        Assert.Equal(written, Show.Span(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(45, "45 min")]
    [InlineData(650, "10 h 50 min")]
    [InlineData(52 * 60, "52 h")]
    public void Hours_of_work_are_never_told_in_days(int minutes, string written) => Assert.Equal(written, Show.Worked(minutes));

    [Theory]
    [InlineData("2026-11-17T16:12", "9:12 am")]
    [InlineData("2026-11-17T19:00", "12:00 pm")]
    [InlineData("2026-11-17T09:14", "2:14 am")]
    [InlineData("2026-11-17T07:00", "12:00 am")]
    [InlineData("2026-11-16T22:20", "Mon 3:20 pm")]
    [InlineData("2026-11-19T15:00", "Thu 8:00 am")]
    [InlineData("2026-11-12T15:00", "Thu 12 Nov")]
    [InlineData("2025-11-12T15:00", "12 Nov 2025")]
    [InlineData("2026-11-18T06:59", "11:59 pm")]
    public void A_moment_is_as_short_as_it_can_be_from_today(string at, string written) =>
        Assert.Equal(written, Show.When(Utc(at), Phoenix, Now));

    [Theory]
    [InlineData("America/Phoenix", "Tuesday 17 November 2026, 9:14 am MST", "2026-11-17T09:14:00-07:00")]
    [InlineData("America/New_York", "Tuesday 17 November 2026, 11:14 am EST", "2026-11-17T11:14:00-05:00")]
    [InlineData("Europe/Zurich", "Tuesday 17 November 2026, 5:14 pm CET", "2026-11-17T17:14:00+01:00")]
    public void The_exact_moment_names_day_half_and_zone(string zone, string title, string stamp)
    {
        Assert.Equal(title, Show.Exact(Now, zone));
        Assert.Equal(stamp, Show.Stamp(Now, zone));
    }

    [Theory]
    [InlineData("602-555-0142", "+16025550142")]
    [InlineData("+41 44 555 01 42", "+41445550142")]
    [InlineData("911", "911")]
    public void A_phone_number_can_be_dialled(string written, string dialled) => Assert.Equal(dialled, Show.Dial(written));

    internal static DateTime Utc(string at) =>
        DateTime.SpecifyKind(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
