using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>A practice as the net knows it.</summary>
internal sealed record NetMember(Guid Id, string Name, Standing Standing, DateTime Since)
{
    public bool IsMember => Standing is Standing.Full or Standing.Provisional;
}

internal sealed record NetVouch(Guid Voucher, Guid Candidate, DateTime GivenAt, DateTime ExpiresAt);

internal sealed record NetAdmission(Guid Practice, IReadOnlyList<Guid> From, int Held);

/// <summary>Everything the vouch net of a chapter is built from, as the database holds it. The same rows build the same net.</summary>
internal sealed record NetRows(CharterRules Rules, DateTime Now)
{
    /// <summary>By when they came to the chapter.</summary>
    public required IReadOnlyList<NetMember> Members { get; init; }

    /// <summary>Practices somebody of which holds an office.</summary>
    public required IReadOnlySet<Guid> Council { get; init; }

    /// <summary>Those that stand, oldest first.</summary>
    public required IReadOnlyList<NetVouch> Vouches { get; init; }

    /// <summary>In the order they came in.</summary>
    public required IReadOnlyList<NetAdmission> Admissions { get; init; }

    /// <summary>Why each is one, by practice.</summary>
    public required IReadOnlyDictionary<Guid, string> Sources { get; init; }

    public required IReadOnlyDictionary<Guid, int> Burnt { get; init; }

    /// <summary>The cap as recorded; 0 before the first write.</summary>
    public int Cap { get; init; }

    /// <summary>Members whom fewer units reach than the charter asks.</summary>
    public IReadOnlySet<Guid> Short => _short ??= Admissions.Where(a => a.Held < Rules.VouchesNeeded && !Sources.ContainsKey(a.Practice)).Select(a => a.Practice).ToHashSet();

    private IReadOnlySet<Guid>? _short;

    public static async Task<NetRows> Read(CollegiumDb db, CharterRules rules, DateTime now) => new(rules, now)
    {
        Members = await db.Set<Practice>().AsNoTracking().OrderBy(p => p.JoinedAt).ThenBy(p => p.Id)
            .Select(p => new NetMember(p.Id, p.Name, p.Standing, p.StandingSince)).ToListAsync(),
        Council = (await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && l.PracticeId != null && (l.Roles & Actor.Officers) != 0)
            .Select(l => l.PracticeId!.Value).ToListAsync()).ToHashSet(),
        Vouches = await db.Set<Vouch>().AsNoTracking().Where(v => v.EndedAt == null).OrderBy(v => v.GivenAt).ThenBy(v => v.Id)
            .Select(v => new NetVouch(v.VoucherId, v.CandidateId, v.GivenAt, v.ExpiresAt)).ToListAsync(),
        Admissions = [.. (await db.Set<Admission>().AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync())
            .Select(a => new NetAdmission(a.Id, a.From, a.Held))],
        Sources = await db.Set<VouchSource>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Because),
        Burnt = (await db.Set<BurntUnit>().AsNoTracking().Where(b => b.Until > now).Select(b => b.PracticeId).ToListAsync()).CountBy(id => id).ToDictionary(),
        Cap = await db.Set<VouchCap>().AsNoTracking().Select(c => c.Units).SingleOrDefaultAsync(),
    };

    /// <summary>
    /// Who is a source now and why: whoever came in without needing anybody, the council, and those proven by time. A member that
    /// is out for a while stays what it was.
    /// </summary>
    public Dictionary<Guid, string> SourcesNow()
    {
        var admitted = Admissions.Select(a => a.Practice).ToHashSet();
        var now = Sources.Where(s => s.Value != VouchSource.Office).ToDictionary();
        foreach (var member in Members)
        {
            var isFull = member.Standing is Standing.Full;
            var because = !isFull ? null
                : !admitted.Contains(member.Id) ? VouchSource.Founder
                : member.Since.AddMonths(Rules.ProvenMonths) <= Now ? VouchSource.Proven
                : Council.Contains(member.Id) ? VouchSource.Office : null;
            if (because is not null)
            {
                now.TryAdd(member.Id, because);
            }
            else if (!isFull && Sources.ContainsKey(member.Id))
            {
                now[member.Id] = Sources[member.Id];
            }
        }

        return now;
    }
}
