using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Routing;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>
/// Gives every request nobody has accepted a practice of its own in the first place, all at once: where several troubles come in
/// together, the best practice can't be first for each. What was opened stays, and no request moves more than twice.
/// </summary>
internal sealed class RematchOffers(
    CollegiumDb db, ClientsDoor clients, Shortlisting shortlisting, OfferMaking making, FactLog facts, TimeProvider clock)
{
    /// <summary>The most pressing ones; more than a chapter has practices free never get a first place of their own anyway, and on SQLite everybody waits meanwhile.</summary>
    private const int MostRequests = 30;

    private const int CandidatesEach = 12;
    private const int MostPoints = 200;

    /// <summary>Points a change must be worth: people hate churn.</summary>
    private const int Worthwhile = 5;

    public async Task Run()
    {
        var open = await Open();
        if (open.Select(o => o.First.PracticeId).Distinct().Count() == open.Count)
        {
            return;
        }

        foreach (var one in open)
        {
            one.Choices = await Choices(one.Request, one.Offers);
        }

        List<Guid> practices = [.. open.SelectMany(o => o.Choices.Select(c => c.Practice).Append(o.First.PracticeId)).Distinct()];
        var plan = Rematch.Plan(
            [.. open.Select(o => new OpenRequest([.. practices.Select(p => Cost(o, p))], practices.IndexOf(o.First.PracticeId), o.Request.Moves, o.Opened))],
            [.. practices.Select(_ => true)]);
        foreach (var (waiting, practice) in open.Zip(plan).Where(p => p.Second >= 0).Select(p => (p.First, practices[p.Second]))
            .Where(m => m.Item2 != m.Item1.First.PracticeId).OrderBy(m => m.Item1.Request.Id))
        {
            await Move(waiting, practice);
        }
    }

    private static double Cost(Waiting waiting, Guid practice)
    {
        var stays = practice == waiting.First.PracticeId;
        var points = waiting.Choices.FirstOrDefault(c => c.Practice == practice)?.Points ?? (stays ? waiting.First.Points : null);
        return points is null ? Assignment.Never : (MostPoints - points.Value - (stays ? Worthwhile : 0)) * Pressing(waiting.Request.Impact);
    }

    private static int Pressing(Impact impact) => impact switch
    {
        Impact.Stopped => 4,
        Impact.Hindered => 2,
        Impact.CanWait => 1,
    };

    /// <summary>Every request put to somebody, with its first practice, and who else could be.</summary>
    private async Task<List<Waiting>> Open()
    {
        var now = clock.Now();
        var requests = await db.Set<Request>().AsNoTracking().Where(r => r.State == RequestState.Asked && r.ClientId != null)
            .OrderBy(r => r.NextDue).Take(MostRequests).ToListAsync();
        List<Guid> ids = [.. requests.Select(r => r.Id)];
        var offers = (await db.Set<Offer>().AsNoTracking().Where(o => ids.Contains(o.RequestId)).ToListAsync()).ToLookup(o => o.RequestId);
        var open = new List<Waiting>();
        foreach (var request in requests)
        {
            List<Offer> asked = [.. offers[request.Id].Where(o => o.State == OfferState.Open).OrderBy(o => o.SeenAt is null).ThenBy(o => o.Place)];
            if (asked is [var first, ..] && asked.TrueForAll(o => o.ExpiresAt > now && o.ReferralId is null && o.CoverId is null))
            {
                open.Add(new(request, first, [.. offers[request.Id]]));
            }
        }

        return open;
    }

    private async Task<IReadOnlyList<Choice>> Choices(Request request, IEnumerable<Offer> offers) =>
        await clients.Find(request.ClientId!.Value) is not { } client ? []
        : (await shortlisting.Of(request, client, offers.Where(o => o.State != OfferState.Open).Select(o => o.PracticeId), CandidatesEach)).Choices;

    /// <summary>Decided again with the request held: somebody may have accepted or opened it meanwhile.</summary>
    private async Task Move(Waiting planned, Guid to)
    {
        if (await db.Locked<Request>(planned.Request.Id) is not { State: RequestState.Asked } request)
        {
            return;
        }

        var open = (await making.Of(request)).Where(o => o.State == OfferState.Open).ToList();
        var first = open.Find(o => o.Id == planned.First.Id);
        if (first is null || open.Exists(o => o.SeenAt is not null))
        {
            return;
        }

        if (open.Find(o => o.PracticeId == to) is { } asked)
        {
            (first.Place, asked.Place) = (asked.Place, first.Place);
            Tell(request, first, to, moved: false);
        }
        else if (request.Moves < Rematch.MostMoves && await clients.Find(request.ClientId!.Value) is { } client)
        {
            request.Moves++;
            making.TakeBack(request, first);
            var made = (await making.Make(request, client.Zone, [planned.Choices.First(c => c.Practice == to)])).Single();
            (first.Place, made.Place) = (made.Place, first.Place);
            Tell(request, first, to, moved: true);
        }
    }

    private void Tell(Request request, Offer from, Guid to, bool moved) => facts.Append(
        "request.rematched", TellRequest.About(request), Sight.Officers, new { from = from.PracticeId, to, moved, request.Moves });

    private sealed class Waiting(Request request, Offer first, IReadOnlyList<Offer> offers)
    {
        public Request Request => request;

        public Offer First => first;

        public IReadOnlyList<Offer> Offers => offers;

        public bool Opened => first.SeenAt is not null;

        /// <summary>Ranked only where two meet in the same practice.</summary>
        public IReadOnlyList<Choice> Choices { get; set; } = [];
    }
}
