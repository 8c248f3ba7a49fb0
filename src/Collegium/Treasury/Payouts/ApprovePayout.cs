using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.ReferralFees;

namespace Collegium.Treasury.Payouts;

/// <summary>The second person's yes: the member is paid (R13).</summary>
internal sealed class ApprovePayout(CollegiumDb db, Book book, Issuing issuing, Withholding withholding, FactLog facts, TimeProvider clock)
{
    /// <summary>How fresh a sign-in must be for a decision about money.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    public static readonly Refusal SamePerson = new(
        "payout.same-person", "You proposed this payout yourself. Somebody else has to look at it and approve it.");

    public static readonly Refusal OwnPractice = new(
        "actor.own-practice", "This payout goes to your own practice. Let another officer approve it.", RefusalKind.Forbidden);

    public static readonly Refusal KeyMayNot = new(
        "key.not-for-approvals", "This API key wasn't made for approving money. Make one that is, at a fresh sign-in, on the page “Keys”.", RefusalKind.Forbidden);

    public static readonly Refusal SignInAgain = new(
        "actor.sign-in-again", "Your sign-in is more than 15 minutes old. Sign in again, then approve.", RefusalKind.Forbidden);

    public static Refusal Decided(PayoutState state) => new(
        "payout.decided", $"This payout was decided already: it is {state.ToString().ToLowerInvariant()}.", RefusalKind.Conflict);

    public async Task<Result<Payout>> Run(Guid id)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.Administrator) || db.Actor.Login is not { } approver)
        {
            return Refusal.NotAllowed("approve a payout", "A treasurer or an administrator who didn't propose it does.");
        }

        if (await db.Locked<Payout>(id) is not { } payout)
        {
            return Refusal.Missing("payout");
        }

        if (MayNot(payout, approver) is { } no)
        {
            return no;
        }

        (payout.State, payout.DecidedBy, payout.DecidedAt) = (PayoutState.Paid, approver, clock.Now());
        var fees = await withholding.Fees(payout.Id);
        await book.Post(
            $"payout {payout.Id:N}", await issuing.Today(), "payout", "Payout to a member",
            PostingRules.Payout(Shares.Member(payout.PracticeId), payout.AmountMinor + payout.WithheldMinor - fees, Offsets(payout), fees), $"payout/{payout.Id}");
        facts.Append("payout.approved", ProposePayout.About(payout), Sight.Practice, new { payout.AmountMinor, payout.Currency });
        return payout;
    }

    private static IReadOnlyList<Posting> Offsets(Payout payout) =>
        payout.WithheldMinor == 0 ? [] : [new Posting(Chart.ReferralFeesReceivable, Shares.Member(payout.PracticeId), -payout.WithheldMinor)];

    private Refusal? MayNot(Payout payout, Guid approver) =>
        payout.ProposedBy == approver ? SamePerson
        : db.Actor.Practice == payout.PracticeId ? OwnPractice
        : !db.Actor.MayApproveMoney ? KeyMayNot
        : !db.Actor.ByKey && !(clock.Now() - db.Actor.SignedInAt <= Fresh) ? SignInAgain
        : payout.State != PayoutState.Proposed ? Decided(payout.State)
        : null;
}
