using Collegium.Governance;
using Collegium.Http;

namespace Collegium.Desk.Requests;

/// <summary>So many tellings an hour from one network address and from one mail or number.</summary>
internal sealed class TellingLimit(CallLimit calls, GovernanceDoor governance)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Refusal TooMany(TimeSpan wait) => new(
        "request.too-many",
        FormattableString.Invariant($"That's a lot in one hour. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and tell the next one, or call us."),
        RefusalKind.TooMany) { RetryAfter = wait };

    /// <summary>Counts this telling, or says how long to wait.</summary>
    public async Task<Refusal?> Count(string reach)
    {
        var most = (await governance.Rules()).MostToldAnHour;
        return await calls.Count("telling", reach, new Quota(most, most, Hour)) is { } wait ? TooMany(wait) : null;
    }
}
