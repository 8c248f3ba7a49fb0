using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.FirstJobs;

/// <summary>A first job as its reviewer sees it.</summary>
internal sealed record FirstJobSeen(FirstJob Job, JobShown Shown);

/// <summary>Another member says whether a first job was good work. As many as the charter asks for make a full member.</summary>
internal sealed class ReviewJob(CollegiumDb db, FactLog facts, IEnumerable<IJobs> jobs, StandingBook book, GovernanceDoor governance, TimeProvider clock)
{
    public const string Reason = "first-jobs-reviewed";

    private const int Longest = 2000;

    public static readonly Refusal Done = new("first-job.reviewed", "This job has been looked at already. Thank you.", RefusalKind.Conflict);

    public static readonly Refusal NoAnswer = new("first-job.no-answer", "Choose whether this was good work.", Field: "good");

    public static readonly Refusal NoWords = new(
        "first-job.no-words", "Say in up to 2,000 characters what you go by. The member reads it, so say what would have been better.", Field: "words");

    public async Task<FirstJobSeen?> Seen(Guid id) =>
        await Find(id) is { } job && jobs.FirstOrDefault() is { } desk && await desk.Show(job.RequestId) is { } shown ? new FirstJobSeen(job, shown) : null;

    /// <summary>What waits for the actor's practice, or, where nobody may look at it, for the secretary.</summary>
    public async Task<IReadOnlyList<FirstJob>> Waiting() =>
        await db.Set<FirstJob>().AsNoTracking().Where(j => j.DoneAt == null).OrderBy(j => j.Id).ToListAsync() is var open
            ? [.. open.Where(j => j.ReviewerPractice is { } drawn ? drawn == db.Actor.Practice : db.Actor.Is(Roles.MembershipSecretary))] : [];

    public async Task<Result<Guid>> Run(Guid id, string? good, string? words)
    {
        if (await Find(id) is null || await db.Locked<FirstJob>(id) is not { } job)
        {
            return Refusal.Missing("first-job");
        }

        if (job.DoneAt is not null)
        {
            return Done;
        }

        if (good is not ("yes" or "no"))
        {
            return NoAnswer;
        }

        if (words?.Trim() is not { Length: > 0 and <= Longest } said)
        {
            return NoWords;
        }

        (job.Good, job.Words, job.DoneAt, job.ReviewedBy) = (good == "yes", said, clock.Now(), db.Actor.Login);
        facts.Append("first-job.reviewed", new("first-job", job.Id) { Practice = job.PracticeId }, Sight.Practice, new { job.Good, request = job.RequestId });
        await db.SaveChangesAsync();
        await Rise(job.PracticeId);
        return job.Id;
    }

    private async Task Rise(Guid practice)
    {
        if (await db.Locked<Practice>(practice) is { Standing: Standing.Provisional } held
            && await db.Set<FirstJob>().CountAsync(j => j.PracticeId == practice && j.Good == true) >= await Wanted(practice))
        {
            book.Move(held, Standing.Full, Reason, "practice.full");
        }
    }

    /// <summary>How many make a full member: by the charter it applied under; who came in otherwise, by the one in force.</summary>
    public async Task<int> Wanted(Guid practice) =>
        (await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.PracticeId == practice) is { } application
            ? await governance.Rules(application) : await governance.Rules()).ProvisionalJobs;

    private Task<FirstJob?> Find(Guid id) =>
        db.Set<FirstJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.PracticeId != db.Actor.Practice
            && (j.ReviewerPractice != null ? j.ReviewerPractice == db.Actor.Practice : db.Actor.Is(Roles.MembershipSecretary)));
}
