using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using ClockKind = Collegium.Desk.Clocks.ClockKind;

namespace Collegium.Desk.Offers;

/// <summary>An offer as the practice asked may read it: who it is for comes only with acceptance.</summary>
internal sealed record OfferSeen(Offer Offer, Request Request, OfferShown Shown, ClientCard Client)
{
    public required IReadOnlyList<string> Needs { get; init; }

    public required int OthersAsked { get; init; }

    /// <summary>By when the client was promised to hear.</summary>
    public required DateTime AnswerBy { get; init; }

    /// <summary>Minutes the client's plan still holds; nothing is billed under it without being agreed.</summary>
    public required int PlanMinutes { get; init; }

    /// <summary>Only the winner's.</summary>
    public ContactCard? Contact { get; init; }

    public bool Won => Offer.State == OfferState.Accepted;

    public string? Near => Shown.Reasons.FirstOrDefault(r => r.Factor == "near")?.Note;

    /// <summary>The stretches triage read the need from, as far as the mask left them.</summary>
    public IReadOnlyList<(int Start, int Length)> Marks(string shown)
    {
        var marks = new List<(int, int)>();
        foreach (var word in Need.Read(Request.Needs).SelectMany(n => n.Words).Where(w => w.Start >= 0 && w.Start + w.Length <= Request.Text.Length))
        {
            var at = shown.IndexOf(Request.Text.Substring(word.Start, word.Length), StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && word.Length > 2)
            {
                marks.Add((at, word.Length));
            }
        }

        return marks;
    }
}

/// <summary>Reads offers for the pages of those who were asked.</summary>
internal sealed class OfferReading(
    CollegiumDb db, MembersDoor members, ClientsDoor clients, ContractsDoor contracts, GovernanceDoor governance, TimeProvider clock)
{
    /// <summary>Null where it isn't the reader's own: missing and not yours are told alike.</summary>
    public async Task<OfferSeen?> Find(Guid id)
    {
        if (await db.Set<Offer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } offer || !IsOwn(offer))
        {
            return null;
        }

        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == offer.RequestId);
        return await clients.Find(request.ClientId!.Value) is { } client ? await Seen(offer, request, client) : null;
    }

    /// <summary>What waits for the practice's answer, soonest first.</summary>
    public Task<IReadOnlyList<OfferSeen>> Open() =>
        Read(db.Set<Offer>().Where(o => o.State == OfferState.Open).OrderBy(o => o.ExpiresAt).Take(50));

    /// <summary>What was answered, taken or ran out lately.</summary>
    public Task<IReadOnlyList<OfferSeen>> Over(int most) =>
        Read(db.Set<Offer>().Where(o => o.State != OfferState.Open).OrderByDescending(o => o.MadeAt).Take(most));

    /// <summary>What an hour of this earns the practice, and the price it is a share of.</summary>
    public async Task<(long Earned, long Price, CharterRules Rules)?> HourOf(Guid practice)
    {
        var rules = await governance.Rules();
        if (rules.ChapterContracts)
        {
            var share = rules.HourlyPriceMinor * rules.MemberSharePercent / 100m;
            return ((long)decimal.Round(share, 0, MidpointRounding.ToEven), rules.HourlyPriceMinor, rules);
        }

        return (await members.Roster()).Practices.GetValueOrDefault(practice)?.HourlyPriceMinor is { } own ? (own, own, rules) : null;
    }

    private bool IsOwn(Offer offer) => db.Actor.Offer == offer.Id || (db.Actor.Practice is { } own && offer.PracticeId == own);

    private async Task<IReadOnlyList<OfferSeen>> Read(IQueryable<Offer> offers)
    {
        if (db.Actor.Practice is not { } own)
        {
            return [];
        }

        var read = await offers.Where(o => o.PracticeId == own).AsNoTracking().ToListAsync();
        Guid[] ids = [.. read.Select(o => o.RequestId)];
        var requests = await db.Set<Request>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var cards = await clients.Cards([.. requests.Values.Select(r => r.ClientId).OfType<Guid>().Distinct()]);
        var seen = new List<OfferSeen>();
        foreach (var offer in read.Where(o => requests[o.RequestId].ClientId is { } client && cards.ContainsKey(client)))
        {
            seen.Add(await Seen(offer, requests[offer.RequestId], cards[requests[offer.RequestId].ClientId!.Value]));
        }

        return seen;
    }

    private async Task<OfferSeen> Seen(Offer offer, Request request, ClientCard client)
    {
        var roster = await members.Roster();
        var promised = await db.Set<Clock>().AsNoTracking().Where(c => c.RequestId == request.Id && c.Kind == ClockKind.Answer)
            .Select(c => (DateTime?)c.DueAt).FirstOrDefaultAsync();
        var won = offer.State == OfferState.Accepted;
        return new OfferSeen(offer, request, RequestView.Shown(offer, roster), client)
        {
            Needs = [.. Need.Read(request.Needs).Select(n => roster.Skills.TryGetValue(n.Skill, out var skill) ? skill.Name : n.Skill)],
            OthersAsked = await db.Set<Offer>().CountAsync(o => o.RequestId == request.Id && o.Id != offer.Id && o.State == OfferState.Open),
            AnswerBy = promised ?? request.RespondBy,
            PlanMinutes = (await contracts.OpenPlans(client.Id, new BusinessTime(await governance.Rules(), client.Zone).Day(clock.Now()))).Sum(p => p.MinutesLeft),
            Contact = won && request.ContactId is { } contact ? await clients.Contact(contact) : null,
        };
    }
}
