using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Calendar;
using Collegium.Members.Competing;
using Collegium.Members.Matching;
using Collegium.Members.Practices;
using Collegium.Members.Regard;
using Collegium.Members.Skills;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members;

/// <summary>Days off that are booked.</summary>
public sealed record Away(Guid Practice, Guid? Practitioner, DateTime From, DateTime To);

/// <summary>Practices with a tie to one client.</summary>
public sealed record Ties(IReadOnlyList<Guid> Practices);

/// <summary>The door of Members: who the practices are, who fits a job, and what a job does to them.</summary>
public sealed class MembersDoor(CollegiumDb db, FactLog facts, TimeProvider clock, RosterCache rosters, RegardCache regards, Remembered<Ties> ties)
{
    private static readonly EachEngine<Func<CollegiumDb, Guid, IAsyncEnumerable<Guid>>> TiesTo = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client) => db.Set<Tie>().AsNoTracking().Where(t => t.ClientId == client).Select(t => t.PracticeId)));

    private static readonly Refusal OffRotation = new(
        "practice.off-rotation",
        "This practice can't take work now: it is not in good standing or its insurance certificate has run out. The membership secretary can say what is missing.");

    /// <summary>Writes a practice with its people and their skills, with the standing it starts in.</summary>
    public Task<Result<Guid>> Add(NewPractice made, Standing standing, string because) => new AddPractice(db, facts, clock).Run(made, standing, because);

    /// <summary>Who works in a practice, read in the write under way.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Mail)>> PeopleOf(Guid practice) =>
        [.. (await db.Set<Practitioner>().AsNoTracking().Where(p => p.PracticeId == practice && !p.Left).Select(p => new { p.Id, p.Mail }).ToListAsync())
            .Select(p => (p.Id, p.Mail))];

    /// <summary>Takes the given catalogue of skills over as the chapter's own.</summary>
    public async Task TakeCatalogue(IEnumerable<SkillCard> skills)
    {
        db.AddRange(skills.Select(s => new Skill { Code = s.Code, Name = s.Name, Group = s.Group, Words = string.Join('|', s.Words), Question = s.Question }));
        facts.Append("skill.catalogue-taken", new("chapter", db.Chapter), Sight.Members);
        await db.SaveChangesAsync();
    }

    /// <summary>Books days off for a practice, or for one of its people; they are asked for nothing meanwhile and keep their turn.</summary>
    public Task<Result<Guid>> BookAbsence(Guid practice, Guid? practitioner, DateTime from, DateTime to) =>
        new BookAbsence(db, facts, clock).Run(practice, practitioner, from, to);

    /// <summary>Who has days off booked between two instants; without a practitioner the whole practice.</summary>
    public async Task<IReadOnlyList<Away>> Away(DateTime from, DateTime to) =>
        await db.Set<Absence>().AsNoTracking().Where(a => a.FromUtc < to && a.ToUtc > from).OrderBy(a => a.FromUtc)
            .Select(a => new Away(a.PracticeId, a.PractitionerId, a.FromUtc, a.ToUtc)).ToListAsync();

    /// <summary>Names and skills of everybody, as last read in this process.</summary>
    public Task<Roster> Roster() => rosters.Of(db);

    /// <summary>Who fits, best first, at most so many; sees every write answered before.</summary>
    public async Task<Shortlist> Rank(JobToMatch job, int most)
    {
        var roster = await rosters.Fresh(db);

        // A tie said a moment ago must hold at once; the roster may be a fact behind.
        var tied = await ties.Of(db, job.Client, async () => new Ties(await TiesTo.On(db)(db, job.Client).ToListAsync()));
        return roster.Rank(job, tied!.Practices, await regards.Of(db), clock.Now(), most);
    }

    /// <summary>Whether this person still works in a practice; their row is held until the write ends.</summary>
    public async Task<bool> Works(Guid practitioner) => await db.Locked<Practitioner>(practitioner) is { Left: false };

    /// <summary>Holds a practice until the write ends, so that two steps of its people follow one another.</summary>
    public Task Hold(Guid practice) => db.Locked<Practice>(practice);

    /// <summary>From which of these clients a practice is kept for good: by a tie, or where the terms for patients' data it takes aren't signed.</summary>
    public async Task<IReadOnlyList<Guid>> KeptFrom(Guid practice, IReadOnlyList<(Guid Id, bool Clinical)> clients)
    {
        var ties = await db.Set<Tie>().AsNoTracking().Where(t => t.PracticeId == practice).Select(t => t.ClientId).ToListAsync();
        var signed = await db.Set<Practice>().AnyAsync(p => p.Id == practice && p.ClinicalTerms);
        return [.. clients.Where(c => ties.Contains(c.Id) || (c.Clinical && !signed)).Select(c => c.Id)];
    }

    /// <summary>The gates that must hold at the moment of acceptance; the practice is held, so that nobody is suspended meanwhile.</summary>
    public async Task<Refusal?> MayTakeWork(Guid practice, DateOnly today) =>
        await db.Locked<Practice>(practice) is { Standing: Standing.Full or Standing.Provisional } held && held.InsuredUntil >= today ? null : OffRotation;

    /// <summary>A practice won work: one more open job for the practitioner, and its turn in the rotation starts anew.</summary>
    public async Task WorkWon(Guid practice, Guid practitioner)
    {
        var now = clock.Now();
        var firm = await db.Locked<Practice>(practice) ?? throw new InvalidOperationException($"No practice {practice}.");
        firm.TurnSince = now;
        (firm.Won, firm.WonAt) = (Shares.Faded(firm.Won, firm.WonAt, now) + 1, now);
        await Load(practice, practitioner, +1);
    }

    /// <summary>A job of this practitioner ended.</summary>
    public Task WorkEnded(Guid practice, Guid practitioner) => Load(practice, practitioner, -1);

    /// <summary>A job of this practitioner that had ended is open again; it was won once and counts once, so nobody's turn or share changes.</summary>
    public Task WorkReopened(Guid practice, Guid practitioner) => Load(practice, practitioner, +1);

    /// <summary>The practice said it has a tie to this client; it is not asked for them again.</summary>
    public async Task DeclareTie(Guid practice, Guid client)
    {
        if (!await db.Set<Tie>().AnyAsync(t => t.PracticeId == practice && t.ClientId == client))
        {
            db.Add(new Tie { PracticeId = practice, ClientId = client, DeclaredAt = clock.Now() });
            facts.Append("practice.tie-declared", new("practice", practice) { Practice = practice, Client = client }, Sight.Practice);
        }
    }

    /// <summary>A job for a client is over, whoever said so: who works for the same clients competes.</summary>
    public async Task Served(Guid practice, Guid client, string trade)
    {
        (await Proofs.History(practice, client)).LastAt = clock.Now();
        await new ServedTrades(db).Add(practice, [trade]);
    }

    /// <summary>A client confirmed a job: the practice knows this client better, the practitioner is surer of these skills.</summary>
    public Task JobConfirmed(Guid practice, Guid practitioner, Guid client, Guid request, IReadOnlyCollection<string> skills) =>
        Proofs.Run(new JobProof { Id = request, PracticeId = practice, PractitionerId = practitioner, ClientId = client, Gains = "" }, skills);

    /// <summary>A job turned out not to be good after all, or is open again: it proves nothing for now. Whose turn it is stays.</summary>
    public Task JobDisproved(Guid request) => Proofs.TakeBack(request);

    private ProveJob Proofs => new(db, facts);

    private async Task Load(Guid practice, Guid practitioner, int more)
    {
        var person = await db.Locked<Practitioner>(practitioner) ?? throw new InvalidOperationException($"No practitioner {practitioner}.");
        person.OpenWork = Math.Max(0, person.OpenWork + more);
        facts.Append(
            "practitioner.load-changed", new("practitioner", practitioner) { Practice = practice }, Sight.Practice, new { person.OpenWork });
    }
}
