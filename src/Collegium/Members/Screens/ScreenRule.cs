namespace Collegium.Members.Screens;

public enum ScreenState
{
    Open,
    Passed,
    Stopped,
}

/// <summary>How the signed findings on one screen stand. Each practice's latest counts, once. Pure.</summary>
internal static class ScreenRule
{
    /// <param name="findings">All findings on the application.</param>
    /// <param name="screen">The screen asked about.</param>
    /// <param name="needed">Agreeing findings that decide, from the charter.</param>
    public static ScreenState Of(IEnumerable<ScreenFinding> findings, Screen screen, int needed)
    {
        var latest = findings.Where(f => f.Screen == screen && f.SetAsideAt is null)
            .GroupBy(f => f.PracticeId).Select(g => g.OrderBy(f => f.At).ThenBy(f => f.Id).Last().Verdict).ToList();
        var (passes, fails) = (latest.Count(v => v == Verdict.Pass), latest.Count(v => v == Verdict.Fail));
        return fails >= needed && fails > passes ? ScreenState.Stopped
            : passes >= needed && passes > fails && !latest.Contains(Verdict.More) ? ScreenState.Passed
            : ScreenState.Open;
    }
}
