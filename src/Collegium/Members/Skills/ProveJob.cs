using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Skills;

/// <summary>What a good job was evidence of, so that it can be taken back when the job turns out not to have been good.</summary>
internal sealed class JobProof : Chaptered
{
    /// <summary>The request.</summary>
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required Guid PractitionerId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>By how much each skill rose: <c>mail:3|printing:2</c>.</summary>
    public required string Gains { get; init; }
}

internal sealed class JobProofTables : IEntityTypeConfiguration<JobProof>
{
    public void Configure(EntityTypeBuilder<JobProof> table)
    {
        table.ToTable("members_job_proofs");
        table.HasKey(p => p.Id);
        table.Property(p => p.Id).ValueGeneratedNever();
    }
}

/// <summary>A job counts once as evidence of the skills it took and of knowing the client, however often it is confirmed.</summary>
internal sealed class ProveJob(CollegiumDb db, FactLog facts)
{
    public async Task Run(JobProof job, IReadOnlyCollection<string> skills)
    {
        if (await db.Set<JobProof>().AnyAsync(p => p.Id == job.Id))
        {
            return;
        }

        (await History(job.PracticeId, job.ClientId)).Jobs++;
        var gains = new List<string>();
        foreach (var held in await Held(job.PractitionerId).Where(s => skills.Contains(s.Code)).OrderBy(s => s.Code).ToListAsync())
        {
            var before = held.Level;
            held.Jobs++;
            held.Level = Math.Min(100, held.Level + Math.Max(1, (100 - held.Level) / 12));
            gains.Add(FormattableString.Invariant($"{held.Code}:{held.Level - before}"));
        }

        db.Add(new JobProof { Id = job.Id, PracticeId = job.PracticeId, PractitionerId = job.PractitionerId, ClientId = job.ClientId, Gains = string.Join('|', gains) });
        Tell("practitioner.proved", job, skills);
    }

    /// <summary>What the job proved is no longer proven; what was claimed or proved otherwise stays.</summary>
    public async Task TakeBack(Guid request)
    {
        if (await db.Set<JobProof>().SingleOrDefaultAsync(p => p.Id == request) is not { } job)
        {
            return;
        }

        var history = await History(job.PracticeId, job.ClientId);
        history.Jobs = Math.Max(0, history.Jobs - 1);
        var gains = job.Gains.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Split(':')).ToDictionary(g => g[0], g => int.Parse(g[1], System.Globalization.CultureInfo.InvariantCulture));
        string[] codes = [.. gains.Keys];
        foreach (var held in await Held(job.PractitionerId).Where(s => codes.Contains(s.Code)).ToListAsync())
        {
            (held.Jobs, held.Level) = (Math.Max(0, held.Jobs - 1), Math.Max(1, held.Level - gains[held.Code]));
        }

        db.Remove(job);
        Tell("practitioner.disproved", job, codes);
    }

    public async Task<SharedHistory> History(Guid practice, Guid client)
    {
        var known = await db.Set<SharedHistory>().FindAsync(practice, client);
        if (known is null)
        {
            db.Add(known = new SharedHistory { PracticeId = practice, ClientId = client });
        }

        return known;
    }

    private IQueryable<HeldSkill> Held(Guid practitioner) => db.Set<HeldSkill>().Where(s => s.PractitionerId == practitioner);

    private void Tell(string kind, JobProof job, IReadOnlyCollection<string> skills) =>
        facts.Append(kind, new("practitioner", job.PractitionerId) { Practice = job.PracticeId, Request = job.Id }, Sight.Practice, new { skills });
}
