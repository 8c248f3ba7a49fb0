using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk.Offers;

/// <summary>A no with its reason brings in the next practice and costs nobody their turn.</summary>
internal sealed class RefuseOffer(
    OfferAccess access, AskPractices asking, MembersDoor members, FactLog facts, TimeProvider clock)
{
    private const int MostWords = 1_000;

    public static readonly Refusal NoReason = new(
        "offer.no-reason", "Say why: no time (full), not your trade (skill), a tie to this client (tie), or your own words. The next offers fit better for it.", Field: "reason");

    public static readonly Refusal LongReason = new(
        "offer.long-reason", "Keep the reason under 1,000 characters; the steward calls if more is needed.", Field: "reason");

    public async Task<Result<Offer>> Run(Guid id, string? reason, string? words = null)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return NoReason;
        }

        if (reason.Length > MostWords || words?.Length > MostWords)
        {
            return LongReason;
        }

        if (await access.Open(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (offer, request, _) = found.Value;
        var code = reason is "full" or "skill" or "tie" ? reason : "other";
        (offer.State, offer.AnsweredAt, offer.RefusedBecause) = (OfferState.Refused, clock.Now(), code);
        offer.RefusedWords = code == "other" && reason != "other" ? reason.Trim() : words?.Trim();
        facts.Append(
            "offer.refused", AskPractices.About(offer, request), Sight.Practice | Sight.Client, new { because = code }, access.ActedFor(offer));
        if (code == "tie")
        {
            await members.DeclareTie(offer.PracticeId, request.ClientId!.Value);
        }

        await asking.AskNext(request);
        return offer;
    }
}
