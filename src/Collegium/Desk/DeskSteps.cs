using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Triage;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk;

/// <summary>An offer as whoever drives the desk from above sees it.</summary>
internal sealed record OfferStep(Guid Id, Guid Practice, Guid Practitioner, OfferState State, DateTime ExpiresAt);

/// <summary>Where a request stands, for whoever drives the desk from above.</summary>
internal sealed record RequestStep(
    Guid Id, RequestState State, string? NeedCode, string? StewardBecause, Guid? Practitioner, IReadOnlyList<OfferStep> Offers);

/// <summary>
/// The steps from the telling to the acceptance, for the demo's season and for imports: the same operations as the pages'.
/// The caller opens the write.
/// </summary>
internal sealed class DeskSteps(CollegiumDb db, TellRequest tell, FileHistory history, LessonBook lessons, AcceptOffer accept, RefuseOffer refuse)
{
    public async Task<Result<Guid>> Tell(Guid client, string text, string impact, string source) =>
        (await tell.Run(new Telling(client.ToString(), text, impact, Source: source))).As(r => r.Id);

    /// <summary>Files what was told and settled elsewhere; nobody is asked or mailed. Where it is known what it took, the reader learns it.</summary>
    public async Task<Result<Guid>> File(Guid client, string text, IReadOnlyList<string> known) => (await history.Run(client, text, known)).As(request =>
    {
        if (known.Count > 0)
        {
            lessons.Teach(request, known);
        }

        return request.Id;
    });

    public async Task<Result<Done>> Accept(Guid offer) => (await accept.Run(offer)).As(_ => Done.It);

    public async Task<Result<Done>> Refuse(Guid offer, string reason, string? words) => (await refuse.Run(offer, reason, words)).As(_ => Done.It);

    /// <summary>Also what the write under way has changed.</summary>
    public async Task<RequestStep> Look(Guid id)
    {
        var request = db.Set<Request>().Local.FirstOrDefault(r => r.Id == id) ?? await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == id);
        var offers = await db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == id).OrderBy(o => o.Place)
            .Select(o => new OfferStep(o.Id, o.PracticeId, o.PractitionerId, o.State, o.ExpiresAt)).ToListAsync();
        return new RequestStep(id, request.State, request.NeedCode, request.StewardBecause, request.PractitionerId, offers);
    }
}
