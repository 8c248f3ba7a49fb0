using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Samples;

/// <summary>
/// Writes down an applicant's samples and gives each to practices that hold the skill in good standing and don't compete with
/// the applicant, in an order drawn from the sample's own id, so that anybody can repeat the draw.
/// </summary>
internal sealed class GiveSamples(CollegiumDb db, FactLog facts, Judges judges, GovernanceDoor governance, TimeProvider clock)
{
    public async Task Run(Application application, IReadOnlyDictionary<string, string> answers)
    {
        var known = await db.Set<WorkSample>().Where(s => s.ApplicationId == application.Id && !s.Replaced).ToListAsync();
        var wanted = Enumerable.Range(1, ApplicationForm.MostSamples)
            .Select(i => (Skill: answers.GetValueOrDefault($"sample{i}-skill", ""), Text: answers.GetValueOrDefault($"sample{i}", "")))
            .Where(s => s.Text.Length > 0).ToList();
        // What was judged stays, whatever is shown instead of it.
        var judged = await db.Set<SampleReview>().Where(r => r.DoneAt != null && !r.Aside && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && s.ApplicationId == application.Id))
            .Select(r => r.SampleId).ToListAsync();
        foreach (var gone in known.Where(k => !wanted.Contains((k.Skill, k.Text)) && !judged.Contains(k.Id)))
        {
            gone.Replaced = true;
        }

        foreach (var (skill, text) in wanted.Where(w => !known.Exists(k => !k.Replaced && (k.Skill, k.Text) == w)))
        {
            var sample = new WorkSample { Id = clock.NewId(), ApplicationId = application.Id, PracticeId = application.PracticeId!.Value, Skill = skill, Text = text, Shown = Hidden(answers, text) };
            db.Add(sample);
            await db.SaveChangesAsync();
            await Ask(sample, (await governance.Rules(application)).BlindReviews);
        }
    }

    /// <summary>The words without the names, numbers and addresses by which a judge would know whose they are.</summary>
    public static string Hidden(IReadOnlyDictionary<string, string> answers, string text) => Language.Mask.Hide(
        text, [answers.GetValueOrDefault("practice", ""), .. ApplicationCheck.ReadPeople(answers.GetValueOrDefault("people", "")).OfType<PersonLine>().SelectMany(p => p.Name.Split(' ').Append(p.Name)).Where(n => n.Length > 2)]);

    /// <summary>Asks so many more practices to judge a sample; answers how many could be found.</summary>
    public async Task<int> Ask(WorkSample sample, int more)
    {
        var asked = await db.Set<SampleReview>().Where(r => r.SampleId == sample.Id && r.ReviewerPractice != null).Select(r => r.ReviewerPractice!.Value).ToListAsync();
        var declared = await db.Set<Declaration>().Where(d => d.ApplicationId == sample.ApplicationId && d.PracticeId != null).Select(d => d.PracticeId!.Value).ToListAsync();
        // Whoever has work to judge already comes after the others, so that nobody is asked for everything.
        var busy = await db.Set<SampleReview>().Where(r => r.DoneAt == null && r.ReviewerPractice != null).Select(r => r.ReviewerPractice!.Value).Distinct().ToListAsync();
        var chosen = (await judges.Of(sample.PracticeId, sample.Skill, sample.Id)).Where(p => !asked.Contains(p) && !declared.Contains(p)).OrderBy(busy.Contains).Take(more).ToList();
        foreach (var practice in chosen)
        {
            var review = new SampleReview { Id = clock.NewId(), SampleId = sample.Id, ReviewerPractice = practice, AskedAt = clock.Now() };
            db.Add(review);
            // Nothing here tells the reviewer whose sample it is.
            facts.Append("sample.given", new("sample-review", review.Id) { Practice = practice }, Sight.Practice, new { sample.Skill });
        }

        if (chosen.Count < more)
        {
            facts.Append("sample.judges-missing", new("sample", sample.Id) { Practice = sample.PracticeId }, Sight.Officers, new { sample.Skill, missing = more - chosen.Count });
        }

        return chosen.Count;
    }
}
