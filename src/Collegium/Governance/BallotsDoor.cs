using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance.Ballots;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance;

/// <summary>What one can put on a paper.</summary>
public enum Vote
{
    Yes,
    No,
    Abstain,
}

/// <summary>Open, or how it ended: carried, defeated, lapsed for want of a quorum, cancelled. The last two are never counted.</summary>
public enum BallotState
{
    Open,
    Carried,
    Defeated,
    Lapsed,
    Cancelled,
}

/// <summary>A practice on the roll at the record date; with a code of <see cref="Excluded"/> it is named there and doesn't count.</summary>
public sealed record Seating(Guid Practice, string? Excluded = null);

/// <summary>Why a practice on the roll doesn't count; other codes are allowed and shown as they are.</summary>
public static class Excluded
{
    public const string Recused = "recused";
    public const string SponsorTree = "sponsor-tree";
    public const string Provisional = "provisional";
    public const string OwnCase = "own-case";
    public const string Conflict = "conflict";
    public const string Seller = "seller-tie";
    public const string Short = "short-of-vouches";
}

/// <summary>What a module asks the members. Days and quorum are the charter's; what share of yes it takes, the caller knows.</summary>
/// <param name="Kind">A code: admission, expulsion, motion.</param>
/// <param name="About">What it decides about; one open ballot of a kind about one thing.</param>
/// <param name="Question">In words, to be answered by yes or no; kept in a row that can be erased.</param>
/// <param name="YesPercent">Of yes and no together; a tie never carries.</param>
/// <param name="Roll">Every practice there is at this moment; it doesn't change afterwards.</param>
public sealed record NewBallot(string Kind, Guid About, string Question, int YesPercent, IReadOnlyList<Seating> Roll)
{
    /// <summary>The page of what it is about.</summary>
    public string? Path { get; init; }
}

/// <summary>What was counted. Who abstains is present, and takes no side.</summary>
public sealed record Counts(int Yes, int No, int Abstain)
{
    public int Cast => Yes + No + Abstain;
}

/// <summary>A ballot as other modules know it. While it is open there are no counts.</summary>
public sealed record BallotCard(
    Guid Id, string Kind, Guid About, BallotState State, int Call, DateTime OpenedAt, DateTime ClosesAt, DateTime? ClosedAt, int Eligible, int Voted, Counts? Counts);

/// <summary>A line of the roll: whether it counts, why not, and whether it has voted; never what.</summary>
public sealed record RollLine(Guid Practice, string? Excluded, bool Voted);

/// <summary>
/// The door of the ballots. It knows no candidates and no members: whoever opens a ballot brings the roll. The end is told by
/// the fact <c>ballot.closed</c>, whose data name kind, about, result and counts; who opened it reacts.
/// </summary>
public sealed class BallotsDoor(CollegiumDb db, FactLog facts, GovernanceDoor governance, TimeProvider clock)
{
    private BallotReads Reads => new(db, []);

    /// <summary>Opens a ballot and freezes its roll.</summary>
    public Task<Result<Guid>> Open(NewBallot made) => new OpenBallot(db, facts, governance, clock).Run(made);

    /// <summary>The actor's own practice steps back, as long as it hasn't voted.</summary>
    public Task<Result<Guid>> Recuse(Guid ballot) => new RecuseFromBallot(db, facts, clock).Run(ballot);

    /// <summary>Ends an open ballot without a result; its papers are destroyed unread.</summary>
    public Task<Result<Guid>> Cancel(Guid ballot, string because) => new CancelBallot(db, facts, clock).Run(ballot, because);

    /// <summary>The last ballot about a thing.</summary>
    public async Task<BallotCard?> Find(Guid about, string? kind = null)
    {
        var last = await db.Set<Ballot>().AsNoTracking().Where(b => b.About == about && (kind == null || b.Kind == kind))
            .OrderByDescending(b => b.OpenedAt).FirstOrDefaultAsync();
        return last is null ? null : await Reads.Card(last);
    }

    /// <summary>The ballot of this id.</summary>
    public async Task<BallotCard?> Card(Guid ballot) =>
        await db.Set<Ballot>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == ballot) is { } found ? await Reads.Card(found) : null;

    public async Task<IReadOnlyList<RollLine>> Roll(Guid ballot) =>
        await db.Set<Seat>().AsNoTracking().Where(s => s.BallotId == ballot).OrderBy(s => s.PracticeId)
            .Select(s => new RollLine(s.PracticeId, s.Excluded, s.Voted)).ToListAsync();

    /// <summary>The question's words; null when they were erased.</summary>
    public async Task<string?> Question(Guid ballot) =>
        await db.Set<BallotText>().AsNoTracking().Where(t => t.Id == ballot).Select(t => t.Question).SingleOrDefaultAsync();

    /// <summary>All ballots about something, also those over.</summary>
    public async Task<IReadOnlyList<Guid>> About(Guid about) => await db.Set<Ballot>().Where(b => b.About == about).Select(b => b.Id).ToListAsync();

    /// <summary>Erases the words of every ballot about a thing: a person asked for it. Roll, counts and papers stay.</summary>
    public async Task EraseWords(Guid about)
    {
        foreach (var text in await db.Set<BallotText>().Where(t => db.Set<Ballot>().Any(b => b.Id == t.Id && b.About == about)).ToListAsync())
        {
            text.Question = null;
        }
    }
}
