using Collegium.Http;

namespace Collegium.Tests.Http;

/// <summary>How people write how long something took.</summary>
public sealed class TypedTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData(" 1,440 ", 1440)]
    [InlineData("−45", -45)]
    [InlineData("1:30", 90)]
    [InlineData("0:05", 5)]
    [InlineData("1.5 h", 90)]
    [InlineData("1,5h", 90)]
    [InlineData("1 h 30", 90)]
    [InlineData("1h30 min", 90)]
    [InlineData("2 hours", 120)]
    [InlineData("2 hrs 5 mins", 125)]
    [InlineData("45 min", 45)]
    [InlineData("1.33 h", 80)]
    public void Minutes_are_read_as_people_write_them(string typed, long minutes) => Assert.Equal(minutes, Typed.Minutes(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("1:75")]
    [InlineData("1.5 h 30")]
    [InlineData("1.5")]
    [InlineData("1,5")]
    [InlineData("7,25")]
    [InlineData("h")]
    [InlineData("9999999999999999999999")]
    public void What_cannot_be_minutes_is_nothing(string? typed) => Assert.Null(Typed.Minutes(typed));
}
