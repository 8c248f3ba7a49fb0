using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>Who has left can take nothing on: what was put to them is taken back, and the next is asked.</summary>
internal sealed class PractitionerLeft(CollegiumDb db, OfferMaking making, AskPractices asking) : IReaction
{
    public string Name => "desk.practitioner-left";

    public bool Wants(string kind) => kind == "practitioner.left";

    public async Task React(Fact fact)
    {
        var open = await db.Set<Offer>().Where(o => o.PractitionerId == fact.AboutId && o.State == OfferState.Open)
            .Select(o => new { o.Id, o.RequestId }).ToListAsync();
        foreach (var one in open)
        {
            var request = (await db.Locked<Request>(one.RequestId))!;
            if (await db.Set<Offer>().SingleAsync(o => o.Id == one.Id) is { State: OfferState.Open } offer)
            {
                making.TakeBack(request, offer);
                await asking.AskNext(request);
            }
        }
    }
}
