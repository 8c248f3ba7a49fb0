using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>What an application lacks before the members can vote on it. Pure.</summary>
internal static class StillMissing
{
    public static IReadOnlyList<string> Of(ApplicationFile file)
    {
        List<string> missing = [];
        foreach (var screen in Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal && file.State(s) is not ScreenState.Passed))
        {
            missing.Add($"screen {(int)screen + 1} is not passed");
        }

        if (file.Found.References.Count(r => r.AnsweredAt is null) is > 0 and var silent)
        {
            missing.Add(silent == 1 ? "one reference has not answered" : $"{silent} references have not answered");
        }

        var judged = file.Found.Samples.Count(s => s.Reviews.Count(r => r is { DoneAt: not null, Aside: false }) < file.Found.BlindReviews);
        if (judged > 0)
        {
            missing.Add(judged == 1 ? "one work sample is not judged" : $"{judged} work samples are not judged");
        }

        if (file.Found.Vouched.Met is not true)
        {
            missing.Add("too few members stand behind it by separate chains");
        }

        if (ApplicationCheck.Day(file.Found.Answers.GetValueOrDefault("insured-until", "")) is not { } until || until < file.Found.Today)
        {
            missing.Add("the insurance certificate has run out");
        }

        return missing;
    }
}
