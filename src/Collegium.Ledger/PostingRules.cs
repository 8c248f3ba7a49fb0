namespace Collegium.Ledger;

/// <summary>
/// The posting rules of the co-operative form: which accounts an event moves. Each is a pure function from amounts to
/// balanced lines, named by its number in reference money.md §1.2.
/// </summary>
/// <remarks>
/// Amounts are minor units of the entry's one currency and never negative (<see cref="ArgumentOutOfRangeException"/>); a
/// total that doesn't fit 64 bits throws <see cref="OverflowException"/>. Lines of zero are left out, so an event of nothing
/// gives no line and must not be posted. Sub-ledger keys are the caller's; the words in brackets say what they stand for.
/// The rules know no permission, due date or dispute: those are guarded where the event is decided.
/// </remarks>
public static partial class PostingRules
{
}
