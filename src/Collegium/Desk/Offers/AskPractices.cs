using System.Text.Json;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>Puts a request to the best practices not asked yet, until as many offers are open as the charter says.</summary>
internal sealed class AskPractices(
    CollegiumDb db, MembersDoor members, ClientsDoor clients, Promises promises, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "desk.offers";

    /// <summary>Asks the next ones after an offer was refused or ran out.</summary>
    public async Task AskNext(Request request)
    {
        await db.SaveChangesAsync();
        await Run(request, (await clients.Find(request.ClientId!.Value))!);
    }

    public async Task Run(Request request, ClientCard client)
    {
        var rules = await promises.Rules();
        await db.Set<Offer>().Where(o => o.RequestId == request.Id).LoadAsync();
        var asked = db.Set<Offer>().Local.Where(o => o.RequestId == request.Id).ToList();
        var missing = rules.OffersAtOnce - asked.Count(o => o.State == OfferState.Open);
        if (missing <= 0)
        {
            return;
        }

        var time = await promises.Time(client.Zone);
        var shortlist = await members.Rank(
            new JobToMatch(client.Id, [.. Need.Read(request.Needs).Select(n => (n.Skill, n.Confidence))])
            {
                Seed = request.Id,
                Place = client is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null,
                Clinical = request.Clinical,
                Today = time.Day(clock.Now()),
                ExcludedByClient = await clients.ExcludedPractices(client.Id),
                AlreadyAsked = [.. asked.Select(o => o.PracticeId)],
            },
            missing);
        if (shortlist.Choices.Count > 0)
        {
            Make(request, shortlist, asked.Count, time, rules);
        }
        else if (asked.All(o => o.State != OfferState.Open))
        {
            request.State = RequestState.NobodyYet;
            request.StewardBecause = "nobody-left";
            facts.Append(
                "request.nobody-yet", TellRequest.About(request), Sight.Client,
                new { shortlist.Considered, gates = shortlist.Gates.Select(g => new { g.Gate, g.Count }) });
        }
    }

    private void Make(Request request, Shortlist shortlist, int askedBefore, BusinessTime time, CharterRules rules)
    {
        var now = clock.Now();
        var until = time.Add(now, Promises.Minutes(rules.OfferMinutes, request.Impact));
        foreach (var (choice, i) in shortlist.Choices.Select((c, i) => (c, i)))
        {
            var offer = new Offer
            {
                Id = clock.NewId(),
                RequestId = request.Id,
                Place = askedBefore + i + 1,
                PracticeId = choice.Practice,
                PractitionerId = choice.Practitioner,
                MadeAt = now,
                ExpiresAt = until,
                Points = choice.Points,
                Reasons = JsonSerializer.Serialize(choice.Reasons, JsonSerializerOptions.Web),
            };
            db.Add(offer);
            facts.Append(
                "offer.made", About(offer, request), Sight.Practice | Sight.Client, new { offer.Place, choice.Points, offer.ExpiresAt });
        }

        request.State = RequestState.Asked;
        request.StewardBecause = null;
        db.SetTimer(clock, TimerKind, request.Id, until);
    }

    public static About About(Offer offer, Request request) =>
        new("offer", offer.Id) { Request = request.Id, Client = request.ClientId, Practice = offer.PracticeId };
}
