using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Work the colleague took on while standing in, and hasn't finished, goes back to whoever was away.</summary>
internal sealed class CoverReturn(CollegiumDb db, MembersDoor members, OfferMaking making, HandOver handOver, FactLog facts, TimeProvider clock)
{
    /// <summary>Answers how much went back.</summary>
    public async Task<int> Run(Cover cover)
    {
        if (!cover.WorkReturns || !await members.Works(cover.FromPerson))
        {
            return 0;
        }

        var ids = await db.Set<Request>().Where(r => r.PracticeId == cover.ToPractice && (r.State == RequestState.Accepted || r.State == RequestState.InWork))
            .Where(r => db.Set<Offer>().Any(o => o.RequestId == r.Id && o.PracticeId == cover.ToPractice && o.CoverId == cover.Id)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();
        var back = 0;
        foreach (var id in ids)
        {
            var request = (await db.Locked<Request>(id))!;
            if (request.State is RequestState.Accepted or RequestState.InWork && request.PracticeId == cover.ToPractice)
            {
                await Return(request, cover);
                back++;
            }
        }

        return back;
    }

    private async Task Return(Request request, Cover cover)
    {
        var now = clock.Now();
        var offers = await making.Of(request);
        await making.TakeBack(request);
        await handOver.Run(request, offers);

        var mine = offers.Find(o => o.PracticeId == cover.FromPractice);
        if (mine is null)
        {
            db.Add(mine = new Offer { Id = clock.NewId(), RequestId = request.Id, PracticeId = cover.FromPractice, Place = offers.Count + 1, MadeAt = now, ExpiresAt = now });
        }

        (mine.State, mine.PractitionerId, mine.AnsweredAt) = (OfferState.Accepted, cover.FromPerson, now);
        (request.PracticeId, request.PractitionerId, request.AcceptedAt) = (cover.FromPractice, cover.FromPerson, now);
        await members.WorkReopened(cover.FromPractice, cover.FromPerson);
        facts.Append("request.returned", TellRequest.About(request), Sight.Client | Sight.Practice, new { from = cover.ToPractice, cover = cover.Id });
    }
}
