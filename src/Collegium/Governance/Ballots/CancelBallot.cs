using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Governance.Ballots;

/// <summary>Ends a ballot without a result, when what it is about has gone. What was voted is destroyed unread.</summary>
internal sealed class CancelBallot(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Over = new("ballot.over", "This ballot has ended already, so it can't be cancelled. Its page says how.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(Guid id, string because)
    {
        if (await db.Locked<Ballot>(id) is not { } ballot)
        {
            return Refusal.Missing("ballot");
        }

        if (ballot.State is not BallotState.Open)
        {
            return Over;
        }

        var box = await db.Locked<BallotBox>(id) ?? throw new InvalidOperationException($"Ballot {id} has no box.");
        box.Sealed = [];
        ballot.End(BallotState.Cancelled, clock.Now());
        ballot.CancelledBecause = because;
        facts.Append("ballot.cancelled", new("ballot", id), Sight.Members, new { ballot.Kind, ballot.About, because });
        return id;
    }
}
