using Collegium.Database;
using Collegium.Files;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Dues;
using Collegium.Members.FirstJobs;
using Collegium.Members.Interests;
using Collegium.Members.Skills;
using Collegium.Members.Standings;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;
using Booked = Collegium.Members.Calendar.Absence;

namespace Collegium.Members.Practices;

/// <summary>One line of the list of members.</summary>
internal sealed record MemberRow(Guid Id, string Name, string City, Standing Standing, DateTime Since, DateOnly InsuredUntil, int People, int OpenWork, int Capacity);

internal sealed record StandingLine(DateTime At, Standing From, Standing To, string Reason, string? By);

/// <summary>A practice's page: what members may know of one another, and its history with the chapter.</summary>
internal sealed record MemberShown(
    Practice Practice, IReadOnlyList<Practitioner> People, IReadOnlyList<StandingLine> History, IReadOnlyList<Booked> Away, Roster Roster)
{
    /// <summary>What its people have open; for themselves and the officers, because members are competitors.</summary>
    public IReadOnlyList<OpenWork> Open { get; init; } = [];

    /// <summary>Who stands behind it.</summary>
    public required VouchView Vouching { get; init; }

    /// <summary>Its declared ties to makers.</summary>
    public required IReadOnlyList<Interest> Interests { get; init; }

    /// <summary>Dues recorded as unpaid.</summary>
    public DuesNotice? Dues { get; init; }

    /// <summary>Who has left, or is out with the practice, and still has something open, by id.</summary>
    public required IReadOnlyDictionary<Guid, string> Gone { get; init; }

    /// <summary>How many members attest a skill of somebody.</summary>
    public required ILookup<(Guid Person, string Code), Guid> Attested { get; init; }

    /// <summary>When its people last uploaded a certificate.</summary>
    public required DateTime? Certificate { get; init; }

    /// <summary>First jobs that were looked at, while the practice is provisional.</summary>
    public required (int Good, int Waiting) FirstJobs { get; init; }

    public IEnumerable<(string Code, string Name)> SkillsOf(Guid person) =>
        Roster.People.TryGetValue(person, out var card) ? card.Skills.Select(s => (s.Code, Roster.Skills.TryGetValue(s.Code, out var known) ? known.Name : s.Code)) : [];

    /// <summary>What a skill rests on: claimed, attested by who shared a job, proven by what clients confirmed.</summary>
    public string Rests(Guid person, HeldSkillCard skill)
    {
        var attested = Attested[(person, skill.Code)].Distinct().Count();
        return (skill.Jobs, attested) switch
        {
            ( >= 3, _) => $"Proven: {skill.Jobs} confirmed jobs" + Also(attested),
            (_, > 0) => "Attested by " + (attested == 1 ? "a member who shared a job" : $"{attested} members who shared jobs") + (skill.Jobs > 0 ? $"; {Jobs(skill.Jobs)}" : ""),
            ( > 0, _) => Jobs(skill.Jobs),
            _ => "Claimed: their own word",
        };
    }

    private static string Also(int attested) => attested == 0 ? "" : attested == 1 ? ", attested by a member" : $", attested by {attested} members";

    private static string Jobs(int jobs) => jobs == 1 ? "one confirmed job" : $"{jobs} confirmed jobs";

    public IReadOnlyList<OpenWork> OpenOf(Guid person) => [.. Open.Where(o => o.Practitioner == person)];
}

/// <summary>What ties a member to others: who vouches, which makers it declared, and the certificate it uploaded.</summary>
internal sealed record MemberTies(VouchReading Vouching, DeclaredInterests Interests, KeptFiles Files);

/// <summary>Reads members for their pages.</summary>
internal sealed class MembersReads(CollegiumDb db, MembersDoor members, IEnumerable<IOpenWork> work, MemberTies ties, TimeProvider clock)
{
    public async Task<IReadOnlyList<MemberRow>> List(string? words, Standing? standing)
    {
        var all = db.Actor.IsOfficer;
        var practices = await db.Set<Practice>().AsNoTracking()
            .Where(p => (standing == null ? p.Standing != Standing.Applicant && p.Standing != Standing.Declined : p.Standing == standing)
                && (all || p.Standing != Standing.Applicant && p.Standing != Standing.Declined)).OrderBy(p => p.Name).ToListAsync();
        var people = (await db.Set<Practitioner>().AsNoTracking().Where(p => !p.Left)
            .Select(p => new { p.PracticeId, p.Name, p.OpenWork, p.Capacity }).ToListAsync()).ToLookup(p => p.PracticeId);
        return [.. practices
            .Where(p => words is null || p.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || p.City.Contains(words, StringComparison.OrdinalIgnoreCase)
                || people[p.Id].Any(x => x.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .Select(p => new MemberRow(
                p.Id, p.Name, p.City, p.Standing, p.StandingSince, p.InsuredUntil, people[p.Id].Count(), people[p.Id].Sum(x => x.OpenWork),
                people[p.Id].Sum(x => x.Capacity)))];
    }

    /// <summary>Proposed by a founder, who all decide about it.</summary>
    private async Task<bool> Founding(Guid practice) => !await db.Set<Application>().AnyAsync(a => a.PracticeId == practice);

    public async Task<MemberShown?> Find(Guid id)
    {
        // Who applies is read in the application, after saying what ties one to them; here are members.
        if (await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } practice
            || practice.Standing is Standing.Applicant or Standing.Declined && !db.Actor.IsOfficer && !await Founding(id))
        {
            return null;
        }

        var (now, isOut) = (clock.Now(), practice.Standing is Standing.Expelled);
        var changes = await db.Set<StandingChange>().AsNoTracking().Where(c => c.PracticeId == id).OrderByDescending(c => c.At).ToListAsync();
        Guid[] deciders = [.. changes.Select(c => c.DecidedBy).OfType<Guid>()];
        var names = await db.Set<Login>().AsNoTracking().Where(l => deciders.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.DisplayName);
        IReadOnlyList<OpenWork> open = db.Actor.Practice == id || db.Actor.IsOfficer ? await work.Single().Of(id) : [];
        Guid[] holders = [.. open.Select(o => o.Practitioner).Distinct()];
        return new MemberShown(
            practice,
            await db.Set<Practitioner>().AsNoTracking().Where(p => p.PracticeId == id && !p.Left).OrderBy(p => p.Name).ToListAsync(),
            [.. changes.Select(c => new StandingLine(c.At, c.From, c.To, c.Reason, c.DecidedBy is { } by ? names.GetValueOrDefault(by) : null))],
            await db.Set<Booked>().AsNoTracking().Where(a => a.PracticeId == id && a.ToUtc > now).OrderBy(a => a.FromUtc).ToListAsync(),
            await members.Roster())
        {
            Open = open,
            Attested = (await db.Set<Attestation>().AsNoTracking().Where(a => db.Set<Practitioner>().Any(p => p.Id == a.PractitionerId && p.PracticeId == id)).ToListAsync())
                .ToLookup(a => (a.PractitionerId, a.Code), a => a.ByPractice),
            FirstJobs = (
                await db.Set<FirstJob>().CountAsync(j => j.PracticeId == id && j.Good == true), await db.Set<FirstJob>().CountAsync(j => j.PracticeId == id && j.DoneAt == null)),
            Vouching = await ties.Vouching.Of(id),
            Interests = await ties.Interests.Of(id),
            Dues = await db.Set<DuesNotice>().AsNoTracking().SingleOrDefaultAsync(d => d.PracticeId == id && d.PaidAt == null),
            Certificate = await ties.Files.KeptAt(id),
            Gone = await db.Set<Practitioner>().AsNoTracking().Where(p => (p.Left || isOut) && holders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name),
        };
    }
}
