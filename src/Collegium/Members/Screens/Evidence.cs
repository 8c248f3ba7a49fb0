using System.Globalization;
using Collegium.Members.Applications;
using Collegium.Members.References;
using Collegium.Members.Samples;

namespace Collegium.Members.Screens;

/// <summary>One published criterion, what was found about it, and whether that meets it; null while it is open.</summary>
internal sealed record EvidenceLine(string Criterion, string Found, bool? Met);

/// <summary>What the evidence of each screen rests on, gathered by the reading.</summary>
internal sealed record Gathered(
    IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Reference> References, IReadOnlyList<(WorkSample Sample, IReadOnlyList<SampleReview> Reviews)> Samples)
{
    public required int BlindReviews { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Names of skills by code.</summary>
    public required IReadOnlyDictionary<string, string> Skills { get; init; }

    /// <summary>What else carries the same account, device or telephone, by name.</summary>
    public IReadOnlyList<string> Alike { get; init; } = [];

    /// <summary>Sent from a page; a program leaves no mark of its device.</summary>
    public bool IsDeviceKnown { get; init; } = true;

    /// <summary>When the insurance certificate was uploaded; null while there is only the applicant's word.</summary>
    public DateTime? Certificate { get; init; }

    /// <summary>Who stands behind the applicant, in words, and whether that carries an admission.</summary>
    public (string Words, bool? Met) Vouched { get; init; } = ("Nobody yet", null);

    /// <summary>What the ring alarm says of this applicant; null where it is silent.</summary>
    public string? Ring { get; init; }

    /// <summary>A text without what would tell whose it is.</summary>
    public string Unnamed(string text) => GiveSamples.Hidden(Answers, text);

    /// <summary>The same for somebody who must not know whose it is.</summary>
    public Gathered WithoutNames() => this with
    {
        Answers = Answers.Where(a => a.Key != "insurer").ToDictionary(a => a.Key, a => a.Key is "discipline-words" or "debts-words" ? Unnamed(a.Value) : a.Value),
        Alike = [.. Alike.Select((_, i) => i == 0 ? "another firm among members and applicants" : "a further one")],
        Vouched = (Vouched.Met switch { true => "Carried by members, by separate chains", false => "Not carried", null => "Not carried yet" }, Vouched.Met),
        Ring = Ring is null ? null : "The alarm names it as one of a ring",
    };
}

/// <summary>The published criteria with the evidence for each. Pure.</summary>
internal static class Evidence
{
    public static IReadOnlyList<EvidenceLine> Of(Screen screen, Gathered found) => screen switch
    {
        Screen.Seller => [.. Seller(found)],
        Screen.Pretender => [.. Pretender(found)],
        Screen.Fraudster => [.. Fraudster(found)],
        Screen.Appeal => [],
    };

    private static IEnumerable<EvidenceLine> Seller(Gathered found)
    {
        int? Share(string field) => ApplicationCheck.Percent(found.Answers.GetValueOrDefault(field, ""));
        yield return new(
            "Most income comes from end clients", $"By their own figures {Share("from-clients")} % from clients, {Share("from-vendors")} % from makers and distributors",
            Share("from-clients") is { } clients ? clients > 50 : null);
        yield return new("Doesn’t live from selling to members", $"{Share("from-members")} % from other IT practices", Share("from-members") is { } members ? members <= 10 : null);
        var ties = Enumerable.Range(1, ApplicationForm.MostTies).Select(i => (To: At(found, $"tie{i}"), Kind: At(found, $"tie{i}-kind"))).Where(t => t.To.Length > 0).ToList();
        yield return new(
            "Every tie to a maker is declared",
            ties.Count == 0 ? "None declared" : string.Join("; ", ties.Select(t => $"{t.To}: {ApplicationForm.TieWords(t.Kind).ToLowerInvariant()}")),
            ties.Count == 0 && Share("from-vendors") is > 0 ? false : Share("from-vendors") is null ? null : true);
    }

    private static IEnumerable<EvidenceLine> Pretender(Gathered found)
    {
        foreach (var (sample, reviews) in found.Samples)
        {
            var judged = reviews.Where(r => r is { DoneAt: not null, Aside: false }).ToList();
            yield return new(
                $"Work sample judged blind: {found.Skills.GetValueOrDefault(sample.Skill, sample.Skill)}",
                judged.Count == 0 ? "Not judged yet"
                    : string.Join("; ", judged.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Mean:0.0} of 5")))
                      + (judged.Count < found.BlindReviews ? $", {found.BlindReviews - judged.Count} to come" : ""),
                judged.Count < found.BlindReviews ? null : judged.TrueForAll(r => r.Passes));
        }

        var answered = found.References.Where(r => r.AnsweredAt is not null).ToList();
        yield return new(
            "Two clients and one colleague speak for results",
            $"{answered.Count} of {found.References.Count} answered; {answered.Count(r => r.WouldAgain == true)} would have them again{ByPhone(answered)}",
            answered.Count < found.References.Count ? null : answered.TrueForAll(r => r.WouldAgain == true));
        var claimed = At(found, "skills").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shown = found.Samples.Select(s => s.Sample.Skill).Distinct().ToList();
        yield return new(
            "Skills claimed are skills shown",
            $"{claimed.Length} claimed, {shown.Count} shown by a sample. What isn’t shown starts on their own word alone", shown.Count > 0);
    }

    private static string ByPhone(List<Reference> answered) => answered.Count(r => r.CalledOn is not null) switch
    {
        0 => "",
        1 => "; one by phone",
        var calls => $"; {calls} by phone",
    };

    private static IEnumerable<EvidenceLine> Fraudster(Gathered found)
    {
        var until = ApplicationCheck.Day(At(found, "insured-until"));
        yield return new(
            "Insured for their work",
            (until is { } day ? FormattableString.Invariant($"{(At(found, "insurer") is { Length: > 0 } insurer ? $"{insurer}, to" : "To")} {day:d MMMM yyyy}") : "Nothing on record") + (found.Certificate is null ? ". No certificate uploaded yet" : ". The certificate is on file"),
            until >= found.Today ? found.Certificate is null ? null : true : false);
        yield return new("Members stand behind them, by separate chains", found.Vouched.Words, found.Vouched.Met);
        yield return new(
            "No shared bank account, device, telephone or address",
            (found.Alike.Count == 0 ? "Nothing found among members and applicants" : "The same as " + string.Join("; ", found.Alike)) + (found.IsDeviceKnown ? "" : "; sent by a program, device unknown"),
            found.Alike.Count > 0 ? false : found.IsDeviceKnown ? true : null);
        yield return new("Not one of a ring", found.Ring ?? "The alarm is silent", found.Ring is null);
        yield return new(
            "No sanction or overdue debt is hidden", Told(found, "discipline", "No sanction") + ". " + Told(found, "debts", "No overdue debt"),
            At(found, "discipline") == "no" && At(found, "debts") == "no" ? true : null);
    }

    private static string Told(Gathered found, string field, string none) => At(found, field) switch
    {
        "no" => $"{none}, by their word",
        "yes" => At(found, field + "-words") is { Length: > 0 } words ? $"They say: “{words}”" : "They say there is, and no more",
        _ => "Not answered",
    };

    private static string At(Gathered found, string field) => found.Answers.GetValueOrDefault(field, "");
}
