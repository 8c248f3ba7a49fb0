using Collegium.Database;
using Collegium.Members.Applications;
using Collegium.Members.Matching;
using Collegium.Members.Screens;
using Collegium.Members.Standings;
using Collegium.Trust;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Risk;

/// <summary>
/// How reviewers' open, signed findings compare with how the members they let in turned out. Ballots are secret and play no part.
/// </summary>
internal sealed class FindingRecord(CollegiumDb db)
{
    /// <summary>With fewer findings nothing is said of a reviewer.</summary>
    public const int Fewest = 5;

    /// <summary>Findings that make an end likelier by less than this, in the mean, foretold little.</summary>
    private const double Little = 1.5;

    /// <summary>With few members more would be a show of exactness.</summary>
    public const double Most = 20;

    public async Task<(IReadOnlyList<ReviewerRow> Reviewers, int Well, int Badly)> Read(IReadOnlyDictionary<Guid, string> names)
    {
        var (forecast, handles) = (new FindingForecast(), new Handles<Guid>());
        var findings = await Findings(handles);
        var ends = await Ends();
        foreach (var (practice, well) in ends)
        {
            forecast.TurnedOut(findings.GetValueOrDefault(practice, []), well);
        }

        var (good, bad) = (ends.Count(e => e.Well), ends.Count(e => !e.Well));
        var known = ends.SelectMany(e => findings.GetValueOrDefault(e.Practice, [])).GroupBy(f => f.Reviewer);
        return ([.. known.Select(k => Row(k.Key, [.. k])).OrderByDescending(r => r.ForetoldLittle).ThenBy(r => r.Foretold).ThenBy(r => r.Name, StringComparer.Ordinal)], good, bad);

        ReviewerRow Row(int reviewer, SignedFinding[] given)
        {
            var foretold = Times(given.Average(f => Math.Abs(forecast.Weigh(f))));
            return new(
                handles[reviewer], names.GetValueOrDefault(handles[reviewer], "A practice no longer on the roll"), given.Length,
                given.Any(f => f.Favourable) ? Times(forecast.Weigh(new(reviewer, true))) : null,
                given.Any(f => !f.Favourable) ? Times(-forecast.Weigh(new(reviewer, false))) : null,
                foretold, given.Length >= Fewest && good > 0 && bad > 0 && foretold < Little);
        }
    }

    private static double Times(double weight) => Math.Min(Most, Math.Exp(weight));

    /// <summary>By the applicant's practice: of each reviewer's findings on a screen the last, where it takes a side.</summary>
    private async Task<Dictionary<Guid, SignedFinding[]>> Findings(Handles<Guid> reviewers)
    {
        var rows = await db.Set<ScreenFinding>().AsNoTracking().Where(f => f.Screen != Screen.Appeal)
            .Join(db.Set<Application>().Where(a => a.PracticeId != null), f => f.ApplicationId, a => a.Id, (f, a) => new { Of = a.PracticeId!.Value, f.Screen, f.Verdict, f.PracticeId, f.At, f.Id })
            .OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync();
        return rows.GroupBy(f => f.Of).ToDictionary(
            g => g.Key,
            g => g.GroupBy(f => (f.PracticeId, f.Screen)).Select(f => f.Last()).Where(f => f.Verdict is not Verdict.More)
                .Select(f => new SignedFinding(reviewers.Of(f.PracticeId), f.Verdict is Verdict.Pass)).ToArray());
    }

    /// <summary>Who was let in provisionally and turned out well, a full member, or badly, expelled or declined after all; earliest first.</summary>
    private async Task<IReadOnlyList<(Guid Practice, bool Well)>> Ends()
    {
        var changes = await db.Set<StandingChange>().AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync();
        return [.. changes.GroupBy(c => c.PracticeId)
            .Select(g => g.SkipWhile(c => c.To is not Standing.Provisional).LastOrDefault(c => c.To is Standing.Full or Standing.Expelled or Standing.Declined))
            .OfType<StandingChange>().OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => (c.PracticeId, c.To is Standing.Full))];
    }
}
