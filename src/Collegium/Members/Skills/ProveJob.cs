using System.Globalization;
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
    public required string Gains { get; set; }

    public Dictionary<string, int> Gained =>
        Gains.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Split(':')).ToDictionary(g => g[0], g => int.Parse(g[1], CultureInfo.InvariantCulture));

    public void Gain(IReadOnlyDictionary<string, int> gained) => Gains = string.Join('|', gained.Select(g => FormattableString.Invariant($"{g.Key}:{g.Value}")));

    /// <summary>What it proved of one skill it proves of another.</summary>
    public void Move(string code, string into)
    {
        var gained = Gained;
        gained.Remove(code, out var level);
        gained[into] = Math.Max(level, gained.GetValueOrDefault(into));
        Gain(gained);
    }
}

internal sealed class JobProofTables : IEntityTypeConfiguration<JobProof>
{
    public void Configure(EntityTypeBuilder<JobProof> table)
    {
        table.ToTable("members_job_proofs");
        table.HasKey(p => p.Id);
        table.Property(p => p.Id).ValueGeneratedNever();
        table.Ignore(p => p.Gained);
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
        var (now, gained) = (await db.CurrentSkills(skills), new Dictionary<string, int>());
        foreach (var held in await Held(job.PractitionerId).Where(s => now.Contains(s.Code)).OrderBy(s => s.Code).ToListAsync())
        {
            var before = held.Level;
            held.Jobs++;
            held.Level = Math.Min(100, held.Level + Math.Max(1, (100 - held.Level) / 12));
            gained[held.Code] = held.Level - before;
        }

        job.Gain(gained);
        db.Add(job);
        Tell("practitioner.proved", job, now);
    }

    /// <summary>What the job proved is no longer proven; what was claimed or proved otherwise stays.</summary>
    public async Task TakeBack(Guid request)
    {
        if (await db.Set<JobProof>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == request) is not { } seen)
        {
            return;
        }

        // Held, because a merge may move it meanwhile.
        await db.CurrentSkills(seen.Gained.Keys);
        var job = await db.Set<JobProof>().SingleAsync(p => p.Id == request);
        var history = await History(job.PracticeId, job.ClientId);
        history.Jobs = Math.Max(0, history.Jobs - 1);
        var gains = job.Gained;
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
