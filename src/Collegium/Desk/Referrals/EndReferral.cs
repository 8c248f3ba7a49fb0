using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>What whoever passed a request on can still do: take it back while nobody has accepted, and say thanks when it is over.</summary>
internal sealed class EndReferral(CollegiumDb db, ReferralAccess access, OfferMaking making, FactLog facts)
{
    public const int MostThanks = 300;

    public static readonly Refusal TooLate = new(
        "referral.too-late", "Your colleague has it already, or it is over. Call them if you want it back.", RefusalKind.Conflict);

    public static readonly Refusal NoThanks = new("referral.no-thanks", "Write one line of thanks, under 300 characters.", Field: "words");

    public static readonly Refusal NotYet = new("referral.not-yet", "Nobody has taken this on yet, so there is nobody to thank.");

    public async Task<Result<Referral>> TakeBack(Guid id)
    {
        if (await access.OfReferrer(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (referral, request) = found.Value;
        var offer = await db.Set<Offer>().SingleOrDefaultAsync(o => o.ReferralId == id);
        if (referral.State != ReferralState.ClientsTurn && (referral.State != ReferralState.Offered || offer is not { State: OfferState.Open }))
        {
            return TooLate;
        }

        if (offer is not null)
        {
            making.TakeBack(request, offer);
        }

        referral.State = ReferralState.Withdrawn;
        facts.Append("referral.withdrawn", ReferralAccess.About(referral), Sight.Client | Sight.Practice, new { because = "referrer" });
        return referral;
    }

    public async Task<Result<Referral>> Thank(Guid id, string? words)
    {
        if (await access.OfReferrer(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var referral = found.Value.Referral;
        if (referral.State is not (ReferralState.Accepted or ReferralState.Reported))
        {
            return NotYet;
        }

        var line = WorkText.Line(words);
        if (line.Length is 0 or > MostThanks)
        {
            return NoThanks;
        }

        referral.Thanks = line;
        facts.Append("referral.thanked", ReferralAccess.About(referral) with { Practice = referral.ToPractice }, Sight.Practice, new { from = referral.FromPractice });
        return referral;
    }
}
