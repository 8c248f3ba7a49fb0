using Collegium.Governance;
using Collegium.Http;

namespace Collegium.Contracts.Plans;

/// <summary>Reads a plan from its form; what can't be read is out of range, and the operation says what to write.</summary>
internal static class PlanForm
{
    public static PlanTerms Read(IFormCollection f) => new()
    {
        Kind = f.Word("kind"),
        Minutes = Minutes(f, "hours") ?? 0,
        PricePerHourMinor = f.Word("price") is null ? null : f.Minor("price") ?? -1,
        StartsOn = f.Word("starts") is null ? null : f.Day("starts") ?? DateOnly.MinValue,
        EndsOn = f.Word("ends") is null ? null : f.Day("ends") ?? DateOnly.MinValue,
        NoEnd = f.Word("ends") is null,
        Rollover = f.Word("rollover"),
        Beyond = f.Word("beyond"),
        BeyondPerHourMinor = f.Word("rate") is null ? null : f.Minor("rate") ?? -1,
        Renews = f.Word("renews") == "yes",
        NoticeDays = (int)Math.Clamp(f.Whole("notice") ?? 0, 0, 1_000),
        Contacts = [.. f["contacts"].Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty)],
        Promises = new PlanPromises(Promise(f, "answer"), Promise(f, "next"), Promise(f, "work"), Promise(f, "solved")),
        Billed = f.Word("billed") != "no",
        UsedMinutes = f.Word("used") is null ? 0 : Minutes(f, "used") ?? -1,
    };

    private static int? Minutes(IFormCollection f, string name) =>
        f.Minor(name) is { } hundredths and >= 0 and < 1_000_000 ? (int)(hundredths * 60 / 100) : null;

    private static ByImpact? Promise(IFormCollection f, string kind)
    {
        var (stopped, hindered, wait) = (f.Word($"{kind}-stopped"), f.Word($"{kind}-hindered"), f.Word($"{kind}-wait"));
        return stopped is null && hindered is null && wait is null ? null
            : new ByImpact(Figure(f, $"{kind}-stopped"), Figure(f, $"{kind}-hindered"), Figure(f, $"{kind}-wait"));
    }

    private static int Figure(IFormCollection f, string name) => (int)Math.Clamp(f.Whole(name) ?? 0, 0, 1_000_000);
}
