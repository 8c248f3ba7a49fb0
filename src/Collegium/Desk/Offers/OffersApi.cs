using Collegium.Desk.Requests;
using Collegium.Http;
using Collegium.Members;

namespace Collegium.Desk.Offers;

internal static class OffersApi
{
    private const Roles Answerers = Roles.Steward | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/offers/{id:guid}/acceptance", Accept).Allow(Answerers).WithName("AcceptOffer");
        api.MapPost("/offers/{id:guid}/refusal", Refuse).Allow(Answerers).WithName("RefuseOffer");
    }

    public sealed record RefuseBody(string? Reason);

    private static Task<IResult> Accept(Guid id, AcceptOffer accept, MembersDoor members, ApiWrite write) =>
        write.Step(() => accept.Run(id), async offer => RequestView.Shown(offer, await members.Roster()));

    private static Task<IResult> Refuse(Guid id, RefuseBody body, RefuseOffer refuse, MembersDoor members, ApiWrite write) =>
        write.Step(() => refuse.Run(id, body.Reason), async offer => RequestView.Shown(offer, await members.Roster()));
}
