using Collegium.Members.References;
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

        missing.AddRange(file.Found.References.Where(r => r.AnsweredAt is null).Select(Unanswered));

        var judged = file.Found.Samples.Count(s => s.Reviews.Count(r => r is { DoneAt: not null, Aside: false }) < file.Found.BlindReviews);
        if (judged > 0)
        {
            missing.Add(judged == 1 ? "one work sample is not judged" : $"{judged} work samples are not judged");
        }

        if (file.Found.Vouched.Met is not true)
        {
            missing.Add("too few members stand behind it by separate chains");
        }

        if (file.Found.Certificate is null)
        {
            missing.Add("no insurance certificate is uploaded");
        }

        if (ApplicationCheck.Day(file.Found.Answers.GetValueOrDefault("insured-until", "")) is not { } until || until < file.Found.Today)
        {
            missing.Add("the insurance certificate has run out");
        }

        return missing;
    }

    private static string Unanswered(Reference reference) => reference.SilentAt is null
        ? FormattableString.Invariant($"{reference.Name}, asked on {reference.AskedAt:d MMMM yyyy}, has not answered")
        : FormattableString.Invariant($"{reference.Name}, asked on {reference.AskedAt:d MMMM yyyy}, stays silent: call them and write down what they say, or wait until the applicant names somebody else");
}
