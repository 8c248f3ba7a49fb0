using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>
/// The clock of a ballot. With a quorum the box is opened and counted, and the papers are laid out for everybody to count
/// again; without one there is a second call, and after it the ballot lapses, its papers destroyed unread.
/// </summary>
internal sealed class BallotDue(CollegiumDb db, FactLog facts, BoxSeal seal, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "governance.ballot";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var now = clock.Now();
        if (await db.Locked<Ballot>(timer.About) is not { State: BallotState.Open } ballot || now < ballot.ClosesAt)
        {
            return;
        }

        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.BallotId == ballot.Id).ToListAsync();
        var (cast, eligible) = (seats.Count(s => s.Voted), seats.Count(s => s.Excluded is null));
        if (ballot.HasQuorum(cast, eligible))
        {
            await Count(ballot, cast, eligible);
        }
        else if (ballot.Call == 1)
        {
            ballot.CallAgain(now);
            db.SetTimer(clock, TimerKind, ballot.Id, ballot.ClosesAt);
            facts.Append("ballot.second-call", new("ballot", ballot.Id), Sight.Members, new { ballot.Kind, ballot.About, ballot.ClosesAt, cast, eligible });
        }
        else
        {
            (await Box(ballot)).Sealed = [];
            ballot.End(BallotState.Lapsed, now);
            facts.Append("ballot.closed", new("ballot", ballot.Id), Sight.Members, new { ballot.Kind, ballot.About, Result = ballot.State, ballot.Call, cast, eligible });
        }
    }

    /// <summary>A box that doesn't hold one paper for each seat that voted is never counted: somebody must look.</summary>
    private async Task Count(Ballot ballot, int cast, int eligible)
    {
        var box = await Box(ballot);
        var papers = seal.Open(box);
        if (Papers.Count(papers) != cast)
        {
            throw new InvalidOperationException($"Ballot {ballot.Id}: {Papers.Count(papers)} papers, but {cast} have voted.");
        }

        var counts = Papers.Tally(papers);
        (box.Papers, box.Sealed) = (papers, []);
        ballot.End(ballot.Carries(counts) ? BallotState.Carried : BallotState.Defeated, clock.Now(), counts);
        facts.Append("ballot.closed", new("ballot", ballot.Id), Sight.Members, new
        {
            ballot.Kind, ballot.About, Result = ballot.State, ballot.Call, cast, eligible, counts.Yes, counts.No, counts.Abstain,
        });
    }

    private async Task<BallotBox> Box(Ballot ballot) =>
        await db.Locked<BallotBox>(ballot.Id) ?? throw new InvalidOperationException($"Ballot {ballot.Id} has no box.");
}
