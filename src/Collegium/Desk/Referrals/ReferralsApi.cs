using Collegium.Desk.Requests;
using Collegium.Http;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using Named = Collegium.Desk.Requests.Named;

namespace Collegium.Desk.Referrals;

internal static class ReferralsApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner | Roles.Client;

    public sealed record PeerShown(Named Practice, Named Practitioner, int Points, IReadOnlyList<RankReason> Reasons);

    public sealed record ThanksBody(string? Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/requests/{id:guid}/peers", List).Allow(Roles.Practitioner).WithName("ListPeers");
        api.MapPost("/requests/{id:guid}/referrals", Refer).Allow(Roles.Practitioner).WithName("ReferRequest");
        api.MapGet("/referrals", All).Allow(Readers).WithName("ListReferrals");
        api.MapGet("/referrals/{id:guid}", One).Allow(Readers).WithName("GetReferral");
        api.MapGet("/referrals/exchanges", Exchanges).Allow(Roles.Practitioner).WithName("ListExchanges");
        api.MapPost("/referrals/{id:guid}/agreement", Agree).Allow(Roles.Steward | Roles.Client).WithName("AgreeReferral");
        api.MapPost("/referrals/{id:guid}/refusal", Refuse).Allow(Roles.Steward | Roles.Client).WithName("RefuseReferral");
        api.MapPost("/referrals/{id:guid}/withdrawal", TakeBack).Allow(Roles.Practitioner).WithName("TakeReferralBack");
        api.MapPost("/referrals/{id:guid}/thanks", Thank).Allow(Roles.Practitioner).WithName("ThankForReferral");
    }

    private static async Task<IResult> List(Guid id, PeersSeen peers) =>
        await peers.Of(id) is { } found
            ? Results.Ok(found.Choices.Select(c => new PeerShown(found.Practice(c), found.Person(c), c.Points, c.Reasons)))
            : Problems.Result(Refusal.Missing("request"));

    private static Task<IResult> Refer(Guid id, ReferralInput body, ReferRequest refer, ReferralReading reading, ApiWrite write) =>
        write.Create(() => refer.Run(id, body), async referral => await reading.Show(referral), referral => $"/api/v1/referrals/{referral.Id}");

    private static async Task<IResult> All(ReferralReading reading, int? limit, Guid? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var read = await reading.Seen().Where(r => after == null || r.Id < after).OrderByDescending(r => r.Id).Take(take + 1).ToListAsync();
        return Results.Ok(Paging.Cut(await reading.Show(read), take, r => r, r => r.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, ReferralReading reading) =>
        await reading.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("referral"));

    private static async Task<IResult> Exchanges(ReferralReading reading, Here here) =>
        Results.Ok(here.Actor.Practice is { } own ? await reading.Exchanges(own) : []);

    private static Task<IResult> Agree(Guid id, AnswerReferral answer, ReferralReading reading, ApiWrite write) =>
        write.Step(() => answer.Agree(id), async referral => await reading.Show(referral));

    private static Task<IResult> Refuse(Guid id, AnswerReferral answer, ReferralReading reading, ApiWrite write) =>
        write.Step(() => answer.Refuse(id), async referral => await reading.Show(referral));

    private static Task<IResult> TakeBack(Guid id, EndReferral end, ReferralReading reading, ApiWrite write) =>
        write.Step(() => end.TakeBack(id), async referral => await reading.Show(referral));

    private static Task<IResult> Thank(Guid id, ThanksBody body, EndReferral end, ReferralReading reading, ApiWrite write) =>
        write.Step(() => end.Thank(id, body.Words), async referral => await reading.Show(referral));
}
