using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payouts;

internal static class PayoutsApi
{
    private const Roles Readers = Roles.Treasurer | Roles.Administrator | Roles.Practitioner;

    private static readonly Refusal Whose = new(
        "payout.whose", "Name the practice to be paid: {\"practice\": its id}.", RefusalKind.Malformed, "practice");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/payouts", Propose).Allow(Roles.Treasurer).WithName("ProposePayout");
        api.MapPost("/payouts/{id:guid}/approval", Approve).Allow(Roles.Treasurer | Roles.Administrator).WithName("ApprovePayout");
        api.MapGet("/payouts", List).Allow(Readers).WithName("ListPayouts");
        api.MapGet("/payouts/{id:guid}", One).Allow(Readers).WithName("GetPayout");
    }

    public sealed record PayoutBody(Guid? Practice);

    private static Task<IResult> Propose(PayoutBody body, ProposePayout propose, PayoutView view, ApiWrite write) =>
        write.Create(
            async () => body.Practice is { } practice ? await propose.Run(practice) : Whose,
            async payout => await view.Show(payout),
            payout => $"/api/v1/payouts/{payout.Id}");

    private static Task<IResult> Approve(Guid id, ApprovePayout approve, PayoutView view, ApiWrite write) =>
        write.Step(() => approve.Run(id), async payout => await view.Show(payout));

    private static async Task<IResult> One(Guid id, PayoutView view) =>
        await view.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("payout"));

    private static async Task<IResult> List(PayoutView view, int? limit, Guid? after, string? state, Guid? practice)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        if (Named.State<PayoutState>(state) is var asked && asked.Refusal is { } unknown)
        {
            return Problems.Result(unknown);
        }

        var (take, wanted) = (limit ?? Paging.Usual, asked.Value);
        var read = await view.Seen()
            .Where(p => (after == null || p.Id < after) && (wanted == null || p.State == wanted) && (practice == null || p.PracticeId == practice))
            .OrderByDescending(p => p.Id).Take(take + 1).ToListAsync();
        return Results.Ok(Paging.Cut(await view.Show(read), take, p => p, p => p.Id.ToString()));
    }
}
