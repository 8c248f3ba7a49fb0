using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>A receipt that was found; what its paper says is told once all are counted.</summary>
internal sealed record ReceiptFound(string Fingerprint, Vote? Vote);

/// <summary>Looks a receipt up in the box. Nothing is written, and nobody is told who looked.</summary>
internal sealed class CheckReceipt(CollegiumDb db, BoxSeal seal)
{
    public static readonly Refusal Unreadable = new(
        "receipt.unreadable", "A receipt is sixteen letters and digits in four groups, such as 7KQ2-M0XA-9TRW-4HZD. Type it as it was shown.", Field: "receipt");

    public static readonly Refusal Unknown = new(
        "receipt.unknown",
        "No paper in this ballot's box has this receipt. Compare it letter by letter, and look whether it is of this ballot; if it is, tell the membership secretary today.",
        RefusalKind.Missing, "receipt");

    public static readonly Refusal Destroyed = new(
        "receipt.destroyed", "This ballot ended without a result, and its papers were destroyed unread. Your receipt is worth nothing any more; throw it away.",
        RefusalKind.Conflict, "receipt");

    public async Task<Result<ReceiptFound>> Run(Guid id, string? receipt)
    {
        if (await db.Set<Ballot>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id) is not { } ballot)
        {
            return Refusal.Missing("ballot");
        }

        if (Receipt.Hash(id, receipt) is not { } hash)
        {
            return Unreadable;
        }

        if (ballot.State is BallotState.Lapsed or BallotState.Cancelled)
        {
            return Destroyed;
        }

        var box = await db.Set<BallotBox>().AsNoTracking().SingleAsync(b => b.Id == id);
        var counted = ballot.State is not BallotState.Open;
        return Papers.Find(counted ? box.Papers : seal.Open(box), hash) is { } paper
            ? new ReceiptFound(Receipt.Fingerprint(hash), counted ? paper.Vote : null) : Unknown;
    }
}
