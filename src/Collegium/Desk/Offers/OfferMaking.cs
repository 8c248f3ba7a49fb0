using System.Text.Json;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>Writes offers, and takes them back. A practice has one offer a request: one that was taken back is made anew.</summary>
internal sealed class OfferMaking(CollegiumDb db, Promises promises, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "desk.offers";

    /// <summary>All offers of a request, also those only being written.</summary>
    public async Task<List<Offer>> Of(Request request)
    {
        if (db.IsNew(request))
        {
            return [.. db.Adding<Offer>().Where(o => o.RequestId == request.Id).OrderBy(o => o.Place)];
        }

        await db.Set<Offer>().Where(o => o.RequestId == request.Id).LoadAsync();
        return [.. db.Set<Offer>().Local.Where(o => o.RequestId == request.Id).OrderBy(o => o.Place)];
    }

    public async Task<IReadOnlyList<Offer>> Make(Request request, string zone, IReadOnlyList<Choice> choices)
    {
        var (rules, now, asked) = (await promises.Rules(), clock.Now(), await Of(request));
        var until = (await promises.Time(zone)).Add(now, Promises.Minutes(rules.OfferMinutes, request.Impact));
        var made = new List<Offer>();
        foreach (var choice in choices)
        {
            var offer = asked.Find(o => o.PracticeId == choice.Practice);
            if (offer is null)
            {
                db.AddAhead(offer = new Offer { Id = clock.NewId(), RequestId = request.Id, PracticeId = choice.Practice });
            }

            (offer.Place, offer.PractitionerId) = (asked.Count + made.Count(o => !asked.Contains(o)) + 1, choice.Practitioner);
            (offer.State, offer.MadeAt, offer.ExpiresAt, offer.SeenAt, offer.AnsweredAt) = (OfferState.Open, now, until, null, null);
            (offer.Points, offer.Reasons) = (choice.Points, JsonSerializer.Serialize(choice.Reasons, JsonSerializerOptions.Web));
            (offer.RefusedBecause, offer.RefusedWords, offer.ReferralId) = (null, null, null);
            // Work that was taken on while standing in stays that, whatever ways it goes.
            offer.CoverId = request.PracticeId is null ? null : offer.CoverId;
            made.Add(offer);
            facts.Append(
                "offer.made", AskPractices.About(offer, request), Sight.Practice | Sight.Client, new { offer.Place, choice.Points, offer.ExpiresAt });
        }

        if (request.PracticeId is null)
        {
            (request.State, request.StewardBecause) = (RequestState.Asked, null);
        }

        db.SetTimer(clock, TimerKind, request.Id, until);
        return made;
    }

    /// <summary>The request is no longer put to anybody.</summary>
    public async Task TakeBack(Request request)
    {
        foreach (var open in (await Of(request)).Where(o => o.State == OfferState.Open))
        {
            TakeBack(request, open);
        }

        await db.Set<Database.Timer>().Where(t => t.About == request.Id && t.Kind == TimerKind).ExecuteDeleteAsync();
    }

    public void TakeBack(Request request, Offer open)
    {
        (open.State, open.AnsweredAt) = (OfferState.Withdrawn, clock.Now());
        facts.Append("offer.withdrawn", AskPractices.About(open, request), Sight.Practice | Sight.Client);
    }
}
