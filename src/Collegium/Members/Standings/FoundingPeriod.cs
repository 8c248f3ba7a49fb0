using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>
/// Until the charter's number of practices belong to the chapter, its members are all founders, and a new practice comes in
/// when every one of them has said yes, on record. Afterwards the rules for applicants hold.
/// </summary>
internal sealed class FoundingPeriod(CollegiumDb db, GovernanceDoor governance)
{
    public static Refusal Over(int members) => new(
        "founding.over", $"The founding period is over: {members} practices belong to the chapter. Whoever wants to join applies, and the members' rules decide.",
        RefusalKind.Conflict);

    /// <summary>The founders, or the refusal that says the period has ended.</summary>
    public async Task<Result<Founders>> Founders()
    {
        var members = await db.Set<Practice>().AsNoTracking().Where(p => p.Standing == Standing.Full || p.Standing == Standing.Provisional)
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync();
        return members.Count >= (await governance.Rules()).FoundingPractices ? Over(members.Count) : new Founders(members.ToDictionary(m => m.Id, m => m.Name));
    }

    /// <summary>Whether it came as a stranger: then the rules for applicants hold, founding or not.</summary>
    public Task<bool> HasApplied(Guid candidate) => db.Set<Application>().AnyAsync(a => a.PracticeId == candidate);

    /// <summary>Whose yes is still awaited, by name.</summary>
    public async Task<IReadOnlyList<string>> Awaited(Guid candidate, Founders founders)
    {
        var given = await db.Set<FounderVoice>().Where(v => v.CandidateId == candidate).Select(v => v.FounderPracticeId).ToListAsync();
        return [.. founders.Names.Where(f => !given.Contains(f.Key)).Select(f => f.Value)];
    }
}

/// <summary>The practices that must all agree, by id.</summary>
internal sealed record Founders(IReadOnlyDictionary<Guid, string> Names);
