using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>Who is drawn to look at a first job has two weeks.</summary>
internal sealed class FirstJobClocks(CollegiumDb db, TimeProvider clock) : IReaction
{
    public const int Days = 14;

    public string Name => "members.first-job-clocks";

    public bool Wants(string kind) => kind == "first-job.given";

    public Task React(Fact fact)
    {
        if (fact.PracticeId is not null)
        {
            db.SetTimer(clock, FirstJobOver.TimerKind, fact.AboutId, fact.At.AddDays(Days));
        }

        return Task.CompletedTask;
    }
}

/// <summary>No answer in time: another is drawn, or the secretary gets it.</summary>
internal sealed class FirstJobOver(CollegiumDb db, DrawReviewer drawing, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.first-job";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<FirstJob>(timer.About) is { DoneAt: null, ReviewerPractice: not null } job && job.AskedAt.AddDays(FirstJobClocks.Days) <= clock.Now())
        {
            await drawing.Again(job);
        }
    }
}

/// <summary>Who is no full member any more looks at nobody's first jobs: others are drawn.</summary>
internal sealed class ReviewerLost(CollegiumDb db, DrawReviewer drawing) : IReaction
{
    private static readonly string[] Kinds = ["practice.suspended", "practice.lapsed", "practice.resigned", "practice.expelled", "practice.made-provisional"];

    public string Name => "members.reviewer-lost";

    public bool Wants(string kind) => Kinds.Contains(kind);

    public async Task React(Fact fact)
    {
        if (await db.Set<Practice>().AnyAsync(p => p.Id == fact.AboutId && p.Standing == Standing.Full))
        {
            return;
        }

        foreach (var id in await db.Set<FirstJob>().Where(j => j.ReviewerPractice == fact.AboutId && j.DoneAt == null).Select(j => j.Id).ToListAsync())
        {
            if (await db.Locked<FirstJob>(id) is { DoneAt: null } job)
            {
                await drawing.Again(job);
            }
        }
    }
}
