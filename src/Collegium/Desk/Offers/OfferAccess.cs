using Collegium.Database;
using Collegium.Desk.Covers;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

internal sealed record OpenOffer(Offer Offer, Request Request, IReadOnlyList<Offer> Others);

/// <summary>Who may answer an offer, and what an offer that is no longer open answers.</summary>
internal sealed class OfferAccess(CollegiumDb db, HandOver handOver, TimeProvider clock)
{
    public static readonly Refusal Taken = new(
        "offer.taken", "Somebody was a moment quicker. Your turn counts as if you'd never been asked.", RefusalKind.Conflict);

    public static readonly Refusal Expired = new(
        "offer.expired", "This offer has run out, and others are asked now. Your turn stays what it was.", RefusalKind.Conflict);

    public static readonly Refusal Withdrawn = new(
        "offer.withdrawn", "This offer was taken back: the client no longer needs it, somebody else is freer, or the desk changed what it takes. Your turn stays what it was.", RefusalKind.Conflict);

    public static readonly Refusal Answered = new(
        "offer.answered", "You have refused this offer already. If you can do it after all, call the desk.", RefusalKind.Conflict);

    public static readonly Refusal AcceptedAlready = new(
        "offer.accepted-already", "You have accepted this already. It is among your work.", RefusalKind.Conflict);

    public static readonly Refusal PassedOn = new(
        "offer.passed-on", "You passed this on to a colleague, who has it now. Call them if you want it back.", RefusalKind.Conflict);

    public static readonly Refusal OwnInterest = new(
        "actor.own-practice",
        "Your own practice is asked for this request too, so you can't answer for another practice. Let another officer do it.",
        RefusalKind.Forbidden);

    /// <summary>The offer with its request and the other offers, the request held; only when it is still open.</summary>
    public async Task<Result<OpenOffer>> Open(Guid id)
    {
        var request = await db.Set<Offer>().Where(o => o.Id == id).Select(o => o.RequestId).SingleOrDefaultAsync();
        if (request == Guid.Empty || await db.Locked<Request>(request) is not { } held)
        {
            return Refusal.Missing("offer");
        }

        var all = await db.Set<Offer>().Where(o => o.RequestId == request).ToListAsync();
        var offer = all.Single(o => o.Id == id);
        if (MayNotAnswer(offer, all) is { } no)
        {
            return no;
        }

        return offer.State switch
        {
            OfferState.Open when !await StillAsked(offer, held) => Withdrawn,
            OfferState.Open when offer.ExpiresAt <= clock.Now() => Expired,
            OfferState.Open => new OpenOffer(offer, held, [.. all.Where(o => o.Id != id)]),
            OfferState.Accepted => AcceptedAlready,
            OfferState.Refused => Answered,
            OfferState.Expired => Expired,
            OfferState.Taken => Taken,
            OfferState.Withdrawn => Withdrawn,
            OfferState.Passed => PassedOn,
        };
    }

    /// <summary>Whoever had the request until now, and passed it on, is free.</summary>
    public Task LetGo(OpenOffer open) => handOver.Run(open.Request, open.Others);

    /// <summary>Nobody needs to be asked next any more.</summary>
    public Task StopWaiting(Request request) =>
        db.Set<Database.Timer>().Where(t => t.About == request.Id && t.Kind == AskPractices.TimerKind).ExecuteDeleteAsync();

    public bool IsOwn(Offer offer) => db.Actor.Practice == offer.PracticeId || db.Actor.Offer == offer.Id;

    /// <summary>For the fact: an officer answered for the practice that was on the phone.</summary>
    public string? ActedFor(Offer offer) => IsOwn(offer) ? null : "practice";

    /// <summary>Nobody has the request yet, or whoever has it passes it on; and whoever stands in still does.</summary>
    private async Task<bool> StillAsked(Offer offer, Request request) =>
        (StewardAsks.IsWaiting(request) || (offer.ReferralId is not null && request.State is RequestState.Accepted or RequestState.InWork))
        && (offer.ReferralId is not null || offer.CoverId is not { } cover || await db.Set<Cover>().AnyAsync(c => c.Id == cover && c.State == CoverState.Running));

    private Refusal? MayNotAnswer(Offer offer, List<Offer> all)
    {
        if (IsOwn(offer))
        {
            return null;
        }

        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return Refusal.Missing("offer");
        }

        return db.Actor.Practice is { } own && all.Any(o => o.PracticeId == own) ? OwnInterest : null;
    }
}
