namespace Collegium.Desk.Requests;

/// <summary>Which requests somebody may see: officers all, a practice those it won or was asked for, a client its own.</summary>
internal static class RequestAccess
{
    public static IQueryable<Request> SeenBy(this IQueryable<Request> requests, Actor actor, IQueryable<Offers.Offer> offers)
    {
        if (actor.IsOfficer)
        {
            return requests;
        }

        if (actor.Request is { } link)
        {
            return requests.Where(r => r.Id == link);
        }

        var (practice, client, offer) = (actor.Practice, actor.Client, actor.Offer);
        return requests.Where(r =>
            (client != null && r.ClientId == client)
            || (practice != null && (r.PracticeId == practice || offers.Any(o => o.RequestId == r.Id && o.PracticeId == practice)))
            || (offer != null && offers.Any(o => o.Id == offer && o.RequestId == r.Id)));
    }

    /// <summary>The full words and the contact are the winner's, the client's and the officers'; others asked see the masked summary.</summary>
    public static bool SeesWords(this Request request, Actor actor) =>
        actor.IsOfficer || actor.Request == request.Id || (actor.Client is { } client && request.ClientId == client)
        || (actor.Practice is { } practice && request.PracticeId == practice);
}
