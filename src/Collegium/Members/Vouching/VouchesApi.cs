using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

internal static class VouchesApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/vouches", List).Allow(Readers).WithName("ListVouches");
        api.MapPost("/vouches", Give).Allow(Roles.Practitioner).WithName("GiveVouch");
        api.MapPost("/vouches/{id:guid}/withdrawal", Withdraw).Allow(Roles.Practitioner).WithName("WithdrawVouch");
        api.MapGet("/trust/{practice:guid}", Trust).Allow(Readers).WithName("GetTrust");
    }

    public sealed record VouchBody(Guid Practice, string? Words, bool StakeRead);

    public sealed record WithdrawalBody(string? Reason);

    private static Task<IResult> Give(VouchBody body, GiveVouch give, ApiWrite write) => write.Create(
        () => give.Run(body.Practice, new VouchForm(body.Words, body.StakeRead)), vouch => Task.FromResult(Show(vouch)), vouch => $"/api/v1/vouches?practice={vouch.CandidateId}");

    private static Task<IResult> Withdraw(Guid id, WithdrawalBody body, WithdrawVouch withdraw, ApiWrite write) =>
        write.Step(() => withdraw.Run(id, body.Reason), vouch => Task.FromResult(Show(vouch)));

    /// <summary>Who vouches for whom is every member's to know; the words are read with the application.</summary>
    private static async Task<IResult> List(CollegiumDb db, int? limit, Guid? after, Guid? practice, Guid? voucher)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var read = await db.Set<Vouch>().AsNoTracking()
            .Where(v => (after == null || v.Id < after) && (practice == null || v.CandidateId == practice) && (voucher == null || v.VoucherId == voucher))
            .OrderByDescending(v => v.Id).Take(take + 1).ToListAsync();
        return Results.Ok(Paging.Cut(read, take, Show, v => v.Id.ToString()));
    }

    private static async Task<IResult> Trust(Guid practice, VouchReading reading, VouchBook book, Here here)
    {
        var net = await reading.Net();
        if (!net.Members.ContainsKey(practice))
        {
            return Problems.Result(Refusal.Missing("practice"));
        }

        var found = net.Probe(practice);
        return Results.Ok(new
        {
            practice,
            found.Verdict,
            found.Ready,
            found.Needed,
            Found = found.Verdict is Collegium.Trust.VouchVerdict.AlreadyIn ? net.Held().GetValueOrDefault(practice, found.Needed) : found.Found,
            Source = net.Sources.GetValueOrDefault(practice),
            Short = net.IsShort(practice),
            found.Words,
            Chains = found.Chains.Select(c => c.Select(m => new { m.Id, m.Name })),
            Vouchers = found.Vouchers.Select(v => new { v.Voucher.Id, v.Voucher.Name, v.Does }),
            Ring = here.Actor.IsOfficer ? await book.Ring(practice) : null,
        });
    }

    private static object Show(Vouch vouch) => new
    {
        vouch.Id,
        Voucher = vouch.VoucherId,
        Practice = vouch.CandidateId,
        vouch.GivenAt,
        vouch.ExpiresAt,
        vouch.EndedAt,
        vouch.EndedBecause,
    };
}
