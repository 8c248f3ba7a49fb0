using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.FirstJobs;

/// <summary>Draws who looks at a first job, nobody twice; where nobody is left, the secretary does. Whoever it is gets a letter.</summary>
internal sealed class DrawReviewer(CollegiumDb db, FactLog facts, Judges judges, Letterhead letters, TimeProvider clock)
{
    private const string Given = "first-job.given";

    /// <summary>By what the job proved, and past everybody asked before.</summary>
    public async Task Again(FirstJob job)
    {
        var proved = await db.Set<Fact>().AsNoTracking().Where(f => f.Kind == "practitioner.proved" && f.RequestId == job.RequestId && f.PracticeId == job.PracticeId)
            .OrderByDescending(f => f.Seq).FirstAsync();
        await Run(job, proved);
    }

    public async Task Run(FirstJob job, Fact proved)
    {
        var asked = await db.Set<Fact>().AsNoTracking().Where(f => f.AboutId == job.Id && f.Kind == Given).Select(f => f.PracticeId).ToListAsync();
        Guid? drawn = null;
        foreach (var skill in JsonDocument.Parse(proved.Data).RootElement.GetProperty("skills").EnumerateArray())
        {
            drawn ??= (await judges.Of(job.PracticeId, skill.GetString()!, job.RequestId)).Where(p => !asked.Contains(p)).Select(p => (Guid?)p).FirstOrDefault();
        }

        (job.ReviewerPractice, job.AskedAt) = (drawn, clock.Now());
        facts.Append(Given, new("first-job", job.Id) { Practice = drawn }, Sight.Practice, new { of = job.PracticeId, request = job.RequestId });
        await Write(job);
    }

    private async Task Write(FirstJob job)
    {
        if (!(await letters.Chapter()).Open)
        {
            return;
        }

        var (to, words) = await db.Set<Practice>().FindAsync(job.ReviewerPractice) is { } firm
            ? ([(firm.Mail, firm.Name)], "A new member has finished a job in a skill you have. Say whether you would have been content with it; five minutes, any of you:")
            : (await Secretaries(job), "A new member has finished a job, and no other member is left to look at it. Say whether you would have been content with it, or ask somebody who can tell:");
        foreach (var reader in to)
        {
            await letters.Put(clock.NewId(), Given, reader, "A new member’s first job to look at", $"{words}\n\n{letters.Site}/first-jobs/{job.Id}");
        }
    }

    private async Task<IReadOnlyList<(string Mail, string Name)>> Secretaries(FirstJob job) =>
        [.. (await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && (l.Roles & Roles.MembershipSecretary) != 0 && l.Email != null && l.PracticeId != job.PracticeId)
            .ToListAsync()).Select(l => (l.Email!, l.DisplayName))];
}
