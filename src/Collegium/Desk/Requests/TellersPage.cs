using Collegium.Database;
using Collegium.Identity;

namespace Collegium.Desk.Requests;

/// <summary>Which page of a request somebody is led to after telling it, by what they have proved.</summary>
internal sealed class TellersPage(Here here, Links links)
{
    public static readonly TimeSpan PrivateLasts = TimeSpan.FromDays(90);

    private static readonly TimeSpan ToldLasts = TimeSpan.FromDays(1);

    /// <summary>Everything of the request; for whoever is known to be its teller.</summary>
    public string Private(Request request) => "/r/" + links.Hand(LinkKind.Request, request.Id, request.ContactId, PrivateLasts);

    /// <summary>A mail address or number of ours, typed by anybody: only who signed in for that client reads on.</summary>
    public string OfKnown(Request request) => here.Actor.Client is { } own && own == request.ClientId
        ? FormattableString.Invariant($"/mine/{request.Number}")
        : "/told/" + links.Hand(LinkKind.Told, request.Id, null, ToldLasts);
}
