using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Samples;

/// <summary>What somebody who judges a sample sees: the skill and the words, and never whose they are.</summary>
internal sealed record SampleSeen(Guid Review, string Skill, string Text, DateTime? DoneAt);

internal sealed record Scores(long? Cause, long? Safety, long? Proof, long? Plain, string? Words);

/// <summary>A blind judgement by the rubric, or a step aside from it.</summary>
internal sealed class JudgeSample(CollegiumDb db, FactLog facts, Links links, GiveSamples giving, TimeProvider clock)
{
    private const int Longest = 2000;

    public static readonly Refusal Over = new(
        "sample.judged", "This has been judged, or the application is over. Nothing more is needed from you.", RefusalKind.Missing);

    public static readonly Refusal NoScores = new("sample.no-scores", "Give each of the four a mark from 1 to 5.", Field: "cause");

    public static readonly Refusal NoWords = new(
        "sample.no-words", "Say in up to 2,000 characters what your marks rest on. The applicant may read it; your name isn’t shown.", Field: "words");

    /// <summary>Open to the practice it was given to, or to the holder of the link.</summary>
    public async Task<SampleSeen?> Seen(Guid? review, string? secret)
    {
        if (await Find(review, secret) is not { } found)
        {
            return null;
        }

        var sample = await db.Set<WorkSample>().AsNoTracking().SingleAsync(s => s.Id == found.SampleId);
        return new SampleSeen(found.Id, sample.Skill, sample.Shown, found.DoneAt);
    }

    /// <summary>What the actor's practice is asked to judge.</summary>
    public async Task<IReadOnlyList<Guid>> Waiting() => db.Actor.Practice is not { } mine ? []
        : await db.Set<SampleReview>().Where(r => r.ReviewerPractice == mine && r.DoneAt == null && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced
            && db.Set<Application>().Any(a => a.Id == s.ApplicationId && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked)))).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();

    public async Task<Result<Guid>> Run(Guid? review, string? secret, Scores scores)
    {
        if (await Find(review, secret) is not { } found || await db.Locked<SampleReview>(found.Id) is not { DoneAt: null } held)
        {
            return Over;
        }

        if (new[] { scores.Cause, scores.Safety, scores.Proof, scores.Plain }.Any(s => s is not (>= 1 and <= 5)))
        {
            return NoScores;
        }

        if (scores.Words?.Trim() is not { Length: > 0 and <= Longest } words)
        {
            return NoWords;
        }

        (held.Cause, held.Safety, held.Proof, held.Plain) = ((int)scores.Cause!, (int)scores.Safety!, (int)scores.Proof!, (int)scores.Plain!);
        await Close(held, words);
        facts.Append("sample.judged", new("sample-review", held.Id) { Practice = held.ReviewerPractice }, Sight.Officers, new { held.Cause, held.Safety, held.Proof, held.Plain });
        return held.Id;
    }

    /// <summary>Recognised whose it is, or has a tie: another practice is asked instead.</summary>
    public async Task<Result<Guid>> StepAside(Guid? review, string? secret)
    {
        if (await Find(review, secret) is not { } found || await db.Locked<SampleReview>(found.Id) is not { DoneAt: null } held)
        {
            return Over;
        }

        held.Aside = true;
        await Close(held, null);
        facts.Append("sample.aside", new("sample-review", held.Id) { Practice = held.ReviewerPractice }, Sight.Officers);
        await giving.Ask(await db.Set<WorkSample>().SingleAsync(s => s.Id == held.SampleId), 1);
        return held.Id;
    }

    private async Task Close(SampleReview held, string? words)
    {
        (held.Words, held.DoneAt, held.ReviewerLogin) = (words, clock.Now(), db.Actor.Login);
        foreach (var link in await db.Set<Link>().Where(l => l.About == held.Id && l.Kind == LinkKind.Sample).ToListAsync())
        {
            link.UsedAt = clock.Now();
        }
    }

    private async Task<SampleReview?> Find(Guid? review, string? secret)
    {
        var id = secret is null ? review : await links.Find(secret, LinkKind.Sample) is { } link && link.ChapterId == db.Chapter ? link.About : null;
        return await db.Set<SampleReview>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && (secret != null || r.ReviewerPractice == db.Actor.Practice)
            && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced && db.Set<Application>().Any(a => a.Id == s.ApplicationId
                && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked || r.DoneAt != null))));
    }
}
