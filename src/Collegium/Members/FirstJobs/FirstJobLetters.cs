using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.FirstJobs;

/// <summary>A new member reads what was said of a first job, how many are still to come, and that it is a full member now; never who said it.</summary>
internal sealed class FirstJobLetters(CollegiumDb db, Letterhead letters, ReviewJob review, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public string Name => "members.first-job-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "first-job.reviewed";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale || await db.Set<FirstJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == fact.AboutId) is not { DoneAt: not null } job)
        {
            return;
        }

        var (subject, next) = await Stands(job);
        foreach (var person in await db.Set<Practitioner>().AsNoTracking().Where(p => p.PracticeId == job.PracticeId && !p.Left).OrderBy(p => p.Id).ToListAsync())
        {
            await letters.Put(
                fact.Id, fact.Kind, (person.Mail, person.Name), subject,
                $"Another member has looked at a first job of yours and found it {(job.Good == true ? "good work" : "not good enough")}:\n\n“{job.Words}”\n\n{next}\n\n{letters.Site}/members/{job.PracticeId}");
        }
    }

    private async Task<(string Subject, string Next)> Stands(FirstJob job)
    {
        if (await db.Set<StandingChange>().AnyAsync(c => c.PracticeId == job.PracticeId && c.To == Standing.Full && c.At >= job.DoneAt))
        {
            return ("You are a full member", "With that your practice is a full member: it votes, it can stand behind others, and its jobs aren’t looked at any more. Your page:");
        }

        var (good, needed) = (await db.Set<FirstJob>().CountAsync(j => j.PracticeId == job.PracticeId && j.Good == true), await review.Wanted(job.PracticeId));
        if (await db.Set<Practice>().AnyAsync(p => p.Id == job.PracticeId && p.Standing == Standing.Full))
        {
            return ("What was said of your first job", "Your practice stays a full member. Your page:");
        }

        return (
            "What was said of your first job",
            $"{Show.InWords(good)} of the {Show.InWords(needed).ToLowerInvariant()} good jobs that make a full member {(good == 1 ? "is" : "are")} done. Your page:");
    }
}
