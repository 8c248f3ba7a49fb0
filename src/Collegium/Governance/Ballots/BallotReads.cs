using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>A line of the roll with its name.</summary>
public sealed record RollShown(Guid Practice, string Name, string? Excluded, bool Voted);

/// <summary>A counted paper as it is laid out: the fingerprint of its receipt, and what it says.</summary>
public sealed record PaperShown(string Fingerprint, Vote Vote);

/// <summary>The rule of a ballot as it stood at the record date.</summary>
public sealed record BallotRule(int CharterVersion, int QuorumPercent, int SecondCallDays, int SecondCallQuorumPercent, int YesPercent, int Needed);

/// <summary>A ballot as its page shows it. While it is open it has neither counts nor papers.</summary>
public sealed record BallotShown(
    BallotCard Card, string? Question, string? Path, BallotRule Rule, string? CancelledBecause, IReadOnlyList<RollShown> Roll, IReadOnlyList<PaperShown> Papers)
{
    public RollShown? Of(Guid? practice) => Roll.FirstOrDefault(r => r.Practice == practice);
}

/// <summary>One line of the list, with what waits for the reader's own practice.</summary>
public sealed record BallotRow(BallotCard Card, string? Question, RollLine? Mine)
{
    public bool Waits => Card.State is BallotState.Open && Mine is { Excluded: null, Voted: false };
}

/// <summary>Reads ballots for their pages.</summary>
internal sealed class BallotReads(CollegiumDb db, IEnumerable<IRollNames> names)
{
    private const int Most = 200;

    /// <summary>What closes first on top, then what was decided last.</summary>
    public async Task<IReadOnlyList<BallotRow>> List()
    {
        var ballots = await db.Set<Ballot>().AsNoTracking().OrderByDescending(b => b.Id).Take(Most).ToListAsync();
        var ids = ballots.Select(b => b.Id).ToList();
        var rolls = await Turnouts(ids);
        var mine = await db.Set<Seat>().AsNoTracking().Where(s => ids.Contains(s.BallotId) && s.PracticeId == db.Actor.Practice)
            .ToDictionaryAsync(s => s.BallotId, s => new RollLine(s.PracticeId, s.Excluded, s.Voted));
        var texts = await db.Set<BallotText>().AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Question);
        return [.. ballots.Select(b => new BallotRow(Card(b, rolls.GetValueOrDefault(b.Id)), texts.GetValueOrDefault(b.Id), mine.GetValueOrDefault(b.Id)))
            .OrderBy(r => r.Card.State is not BallotState.Open)
            .ThenBy(r => r.Card.ClosedAt is { } at ? -at.Ticks : r.Card.ClosesAt.Ticks)];
    }

    public async Task<BallotCard> Card(Ballot ballot) => Card(ballot, (await Turnouts([ballot.Id])).GetValueOrDefault(ballot.Id));

    public async Task<BallotShown?> Find(Guid id)
    {
        if (await db.Set<Ballot>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id) is not { } ballot)
        {
            return null;
        }

        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.BallotId == id).ToListAsync();
        var called = await names.Single().Of([.. seats.Select(s => s.PracticeId)]);
        var box = await db.Set<BallotBox>().AsNoTracking().SingleAsync(b => b.Id == id);
        var roll = seats.Select(s => new RollShown(s.PracticeId, called.GetValueOrDefault(s.PracticeId, "A former member"), s.Excluded, s.Voted));
        return new BallotShown(
            Card(ballot, new Turnout(seats.Count(s => s.Excluded is null), seats.Count(s => s.Voted))),
            await db.Set<BallotText>().AsNoTracking().Where(t => t.Id == id).Select(t => t.Question).SingleOrDefaultAsync(),
            ballot.Path,
            new BallotRule(
                ballot.CharterVersion, ballot.QuorumPercent, ballot.SecondCallDays, ballot.SecondCallQuorumPercent, ballot.YesPercent,
                ballot.Needed(seats.Count(s => s.Excluded is null))),
            ballot.CancelledBecause,
            [.. roll.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)],
            [.. Ballots.Papers.Read(box.Papers).Select(p => new PaperShown(Receipt.Fingerprint(p.Receipt), p.Vote))]);
    }

    /// <summary>Counted by the database: a roll is as long as the chapter.</summary>
    private async Task<Dictionary<Guid, Turnout>> Turnouts(IReadOnlyCollection<Guid> ballots) =>
        await db.Set<Seat>().AsNoTracking().Where(s => ballots.Contains(s.BallotId)).GroupBy(s => s.BallotId)
            .Select(g => new { g.Key, Eligible = g.Count(s => s.Excluded == null), Voted = g.Count(s => s.Voted) })
            .ToDictionaryAsync(g => g.Key, g => new Turnout(g.Eligible, g.Voted));

    private static BallotCard Card(Ballot ballot, Turnout roll) => new(
        ballot.Id, ballot.Kind, ballot.About, ballot.State, ballot.Call, ballot.OpenedAt, ballot.ClosesAt, ballot.ClosedAt, roll.Eligible, roll.Voted, ballot.Counts);

    private readonly record struct Turnout(int Eligible, int Voted);
}
