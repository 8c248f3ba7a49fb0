using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.FirstJobs;

/// <summary>A provisional member's job was confirmed: somebody of that skill who doesn't compete with it is drawn to look at it.</summary>
internal sealed class AskReview(CollegiumDb db, FactLog facts, Judges judges, Mailbox mailbox, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    public string Name => "members.first-jobs";

    public bool Wants(string kind) => kind == "practitioner.proved";

    public async Task React(Fact fact)
    {
        if (fact is not { PracticeId: { } practice, RequestId: { } request } || await db.Set<Practice>().FindAsync(practice) is not { Standing: Standing.Provisional }
            || await db.Set<FirstJob>().AnyAsync(j => j.RequestId == request))
        {
            return;
        }

        Guid? reviewer = null;
        foreach (var skill in JsonDocument.Parse(fact.Data).RootElement.GetProperty("skills").EnumerateArray())
        {
            reviewer ??= (await judges.Of(practice, skill.GetString()!, request)).Select(p => (Guid?)p).FirstOrDefault();
        }

        var job = new FirstJob { Id = clock.NewId(), PracticeId = practice, RequestId = request, ReviewerPractice = reviewer, AskedAt = clock.Now() };
        db.Add(job);
        facts.Append("first-job.given", new("first-job", job.Id) { Practice = reviewer }, Sight.Practice, new { of = practice, request });
        await Write(job);
    }

    private async Task Write(FirstJob job)
    {
        var chapter = await governance.Chapter();
        if (!chapter.Open || await db.Set<Practice>().FindAsync(job.ReviewerPractice) is not { } firm)
        {
            return;
        }

        mailbox.Put(
            job.Id, "first-job.given", firm.Mail, firm.Name, "A new member’s first job to look at",
            $"A new member has finished a job in a skill you have. Say whether you would have been content with it; five minutes, any of you:\n\n"
            + $"{mailbox.Site}/first-jobs/{job.Id}\n\n{chapter.Name}\n{chapter.Phone}\n");
    }
}
