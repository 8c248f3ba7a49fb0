using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Conduct;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Regard;

internal enum WordKind
{
    Vouch,

    /// <summary>A skill seen on a shared job.</summary>
    Attestation,

    /// <summary>A first job looked at.</summary>
    Review,

    /// <summary>What a client rates, all its jobs together: one client, one voice.</summary>
    Client,

    /// <summary>A conduct case that ended against the practice.</summary>
    Sanction,
}

/// <summary>What one says of another, from −1 to 1. The chapter itself speaks by its own id.</summary>
internal readonly record struct Word(Guid From, Guid To, double Value, WordKind Kind)
{
    /// <summary>Whether it speaks of work that was done or of conduct that was judged, rather than of trust.</summary>
    public bool Judges => Kind is WordKind.Review or WordKind.Client or WordKind.Sanction;

    /// <summary>Whether every member may read who said it.</summary>
    public bool IsOpen => Kind is WordKind.Vouch or WordKind.Attestation;
}

/// <summary>Everything recorded that members go by when they trust one another. The same rows build the same net.</summary>
internal sealed record RegardRows(Guid Chapter, NetRows Net, IReadOnlyList<Word> Words)
{
    /// <summary>A sanction speaks against a practice for so many months.</summary>
    public const int SanctionMonths = 24;

    public static async Task<RegardRows> Read(CollegiumDb db, IJobs? jobs, CharterRules rules, DateTime now)
    {
        var net = await NetRows.Read(db, rules, now);
        var full = net.Members.Where(m => m.Standing is Standing.Full).Select(m => m.Id).ToHashSet();
        return new(db.Chapter, net, [.. Vouches(net).Concat(await Attestations(db)).Where(w => full.Contains(w.From)),
            .. await Reviews(db), .. await Clients(jobs), .. await Sanctions(db, now.AddMonths(-SanctionMonths))]);
    }

    private static IEnumerable<Word> Vouches(NetRows net) => net.Vouches.Select(v => new Word(v.Voucher, v.Candidate, 1, WordKind.Vouch));

    private static async Task<IEnumerable<Word>> Attestations(CollegiumDb db) =>
        (await db.Set<Attestation>().AsNoTracking().Join(db.Set<Practitioner>(), a => a.PractitionerId, p => p.Id, (a, p) => new { a.ByPractice, p.PracticeId }).Distinct().ToListAsync())
            .Select(a => new Word(a.ByPractice, a.PracticeId, 0.6, WordKind.Attestation));

    private static async Task<IEnumerable<Word>> Reviews(CollegiumDb db) =>
        (await db.Set<FirstJob>().AsNoTracking().Where(j => j.Good != null).Select(j => new { j.PracticeId, j.ReviewerPractice, j.Good }).ToListAsync())
            .GroupBy(j => (From: j.ReviewerPractice ?? db.Chapter, j.PracticeId))
            .Select(g => new Word(g.Key.From, g.Key.PracticeId, g.Average(j => j.Good == true ? 0.8 : -0.8), WordKind.Review));

    private static async Task<IEnumerable<Word>> Clients(IJobs? jobs) => jobs is null ? [] : (await jobs.Ratings())
        .Select(r => new Word(r.Client, r.Practice, Math.Clamp((r.Mean - 3) / 2, -1, 1), WordKind.Client));

    private static async Task<IEnumerable<Word>> Sanctions(CollegiumDb db, DateTime since) =>
        (await db.Set<ConductCase>().AsNoTracking().Where(c => c.State == ConductState.Closed && c.ClosedAt > since && c.Sanction > Sanction.Dismissed)
            .Select(c => new { c.RespondentId, c.Sanction }).ToListAsync())
            .Select(c => new Word(db.Chapter, c.RespondentId, Weight(c.Sanction!.Value), WordKind.Sanction));

    private static double Weight(Sanction sanction) => sanction switch
    {
        Sanction.Dismissed => 0,
        Sanction.Reminder => -0.2,
        Sanction.Reprimand => -0.5,
        Sanction.ProvisionalAgain => -0.7,
        Sanction.Suspension => -0.8,
        Sanction.Expulsion => -1,
    };
}
