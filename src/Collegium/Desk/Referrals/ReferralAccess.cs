using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>Who may pass a request on, and who may answer for whom.</summary>
internal sealed class ReferralAccess(CollegiumDb db, RequestParties parties)
{
    public static readonly Refusal NotOpen = new(
        "referral.not-open", "Only what you have and haven't finished, or are asked for right now, can be passed on.", RefusalKind.Conflict);

    public static readonly Refusal Answered = new(
        "referral.answered", "This was answered, taken back or has run out meanwhile. The page of the request says who has it now.", RefusalKind.Conflict);

    public Actor Me => db.Actor;

    /// <summary>The request held, for a practitioner whose practice has it or is asked for it.</summary>
    public async Task<Result<Request>> Held(Guid id)
    {
        if (Me is not { Practice: { } own, Practitioner: not null } || await db.Locked<Request>(id) is not { ClientId: not null } request)
        {
            return Refusal.Missing("request");
        }

        var asked = await db.Set<Offer>().Where(o => o.RequestId == id && o.PracticeId == own).Select(o => (OfferState?)o.State).SingleOrDefaultAsync();
        if (request.PracticeId != own && asked is null)
        {
            return Refusal.Missing("request");
        }

        return IsWith(request, own) || (request.State == RequestState.Asked && asked == OfferState.Open) ? request : NotOpen;
    }

    public static bool IsWith(Request request, Guid practice) =>
        request.PracticeId == practice && request.State is RequestState.Accepted or RequestState.InWork;

    /// <summary>The request is still with whoever would pass it on, or still nobody's.</summary>
    public static bool IsThere(Referral referral, Request request) =>
        IsWith(request, referral.FromPractice) || (request is { PracticeId: null, State: RequestState.Asked or RequestState.NobodyYet });

    /// <summary>A referral and its request, both held, for a step of the client.</summary>
    public async Task<Result<(Referral Referral, Request Request)>> OfClient(Guid id)
    {
        if (await RequestOf(id) is not { } at || await db.Locked<Request>(at) is not { } request || await db.Locked<Referral>(id) is not { } referral
            || !(parties.IsClient(request) || Me.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("referral");
        }

        return !parties.IsClient(request) && (Me.Practice == referral.FromPractice || Me.Practice == referral.ToPractice)
            ? RequestParties.OwnPractice : (referral, request);
    }

    /// <summary>A referral and its request, both held, for a step of whoever passed it on.</summary>
    public async Task<Result<(Referral Referral, Request Request)>> OfReferrer(Guid id)
    {
        if (await RequestOf(id) is not { } at || await db.Locked<Request>(at) is not { } request
            || await db.Locked<Referral>(id) is not { } referral || Me.Practice != referral.FromPractice)
        {
            return Refusal.Missing("referral");
        }

        return (referral, request);
    }

    /// <summary>For the fact: an officer took the client's step on the phone.</summary>
    public string? ForClient(Request request) => parties.ForClient(request);

    public static About About(Referral referral) =>
        new("referral", referral.Id) { Request = referral.RequestId, Client = referral.ClientId, Practice = referral.FromPractice };

    private Task<Guid?> RequestOf(Guid referral) =>
        db.Set<Referral>().Where(r => r.Id == referral).Select(r => (Guid?)r.RequestId).SingleOrDefaultAsync();
}
