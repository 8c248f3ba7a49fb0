using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>A practice steps back from a ballot it could vote in: it no longer counts, for the quorum neither.</summary>
internal sealed class RecuseFromBallot(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("step back for a practice", "One of its own people does.");

    public static readonly Refusal TooLate = new(
        "ballot.too-late-to-recuse", "Your paper is in the box already, and nobody can tell which it is, so it can't be taken out. Tell the membership secretary what ties you.",
        RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(Guid id)
    {
        if (db.Actor is not { Practice: { } practice } || !db.Actor.Is(Roles.Practitioner))
        {
            return NotYours;
        }

        if (await db.Locked<Ballot>(id) is not { } ballot)
        {
            return Refusal.Missing("ballot");
        }

        if (!ballot.TakesVotes(clock.Now()))
        {
            return CastVote.Closed;
        }

        var seat = await db.Set<Seat>().SingleOrDefaultAsync(s => s.BallotId == id && s.PracticeId == practice);
        if (seat is null)
        {
            return CastVote.NotOnRoll;
        }

        if (seat.Excluded is { } reason)
        {
            return CastVote.DoesNotCount(reason);
        }

        if (seat.Voted)
        {
            return TooLate;
        }

        seat.Excluded = Excluded.Recused;
        facts.Append("ballot.recused", new("ballot", id) { Practice = practice }, Sight.Members);
        return id;
    }
}
