using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>What the voter is told, once.</summary>
internal sealed record Cast(Guid Ballot, string Receipt);

/// <summary>
/// A practice votes: its seat says so, and its paper goes into the box. Ballot and box are held until the write ends, so
/// papers go in one after another; of two tabs the first has the seat.
/// </summary>
internal sealed class CastVote(CollegiumDb db, FactLog facts, BoxSeal seal, IEnumerable<IRollNames> names, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("vote", "The practices vote, each by one of its people.");

    public static readonly Refusal NoChoice = new("ballot.no-choice", "Choose yes, no, or abstain.", Field: "choice");

    public static readonly Refusal Closed = new(
        "ballot.closed", "This ballot is closed, so nothing goes into its box any more. Its page says how it ended.", RefusalKind.Conflict);

    public static readonly Refusal NotOnRoll = new(
        "ballot.not-on-roll", "Your practice isn't on this ballot's roll: it was no member when the ballot was opened. You can vote in the next one.", RefusalKind.Forbidden);

    public static readonly Refusal VotedAlready = new(
        "ballot.voted-already", "Your practice has voted; each practice does it once. If none of you did, tell the membership secretary today.", RefusalKind.Conflict);

    public static Refusal DoesNotCount(string reason) => new(
        "ballot.does-not-count", $"Your practice doesn't count in this ballot: {BallotWording.Because(reason)}. You can read it, and follow how it ends.", RefusalKind.Forbidden);

    public static Refusal OutOfStanding(string why) => new(
        "ballot.out-of-standing", $"Your practice can't vote now: {why}. Its place on the roll stays; if that is over before the ballot closes, it can.", RefusalKind.Forbidden);

    public async Task<Result<Cast>> Run(Guid id, Vote? vote)
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
            return Closed;
        }

        var seat = await db.Set<Seat>().AsNoTracking().SingleOrDefaultAsync(s => s.BallotId == id && s.PracticeId == practice);
        if (WhyNot(seat) is { } no)
        {
            return no;
        }

        if (await names.Single().WhyNot(practice) is { } reason)
        {
            return OutOfStanding(reason);
        }

        if (vote is not { } chosen || !Enum.IsDefined(chosen))
        {
            return NoChoice;
        }

        var mine = db.Set<Seat>().Where(s => s.BallotId == id && s.PracticeId == practice && s.Excluded == null && !s.Voted);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(x => x.Voted, true)) == 0)
        {
            return VotedAlready;
        }

        var receipt = await Drop(id, chosen);
        facts.Append("ballot.voted", new("ballot", id) { Practice = practice }, Sight.Members);
        return new Cast(id, receipt);
    }

    private static Refusal? WhyNot(Seat? seat) => seat switch
    {
        null => NotOnRoll,
        { Excluded: { } reason } => DoesNotCount(reason),
        { Voted: true } => VotedAlready,
        _ => null,
    };

    private async Task<string> Drop(Guid ballot, Vote vote)
    {
        var box = await db.Locked<BallotBox>(ballot) ?? throw new InvalidOperationException($"Ballot {ballot} has no box.");
        var receipt = Receipt.New();
        box.Sealed = seal.Seal(ballot, Papers.Add(seal.Open(box), new Paper(Receipt.Hash(ballot, receipt)!, vote)));
        return receipt;
    }
}
