using Collegium.Http;

namespace Collegium.Members.Dues;

internal static class DuesApi
{
    private const Roles Recorders = Roles.Treasurer | Roles.MembershipSecretary;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/practices/{id:guid}/dues", Notice).Allow(Recorders).WithName("RecordUnpaidDues");
        api.MapPost("/practices/{id:guid}/dues/settlement", Settle).Allow(Recorders).WithName("SettleDues");
    }

    public sealed record DuesBody(DateOnly? Due);

    private static Task<IResult> Notice(Guid id, DuesBody body, RecordDues record, ApiWrite write) =>
        write.Step(() => record.Notice(id, body.Due), practice => Task.FromResult<object>(new { practice, body.Due, paid = false }));

    private static Task<IResult> Settle(Guid id, RecordDues record, ApiWrite write) =>
        write.Step(() => record.Settle(id), practice => Task.FromResult<object>(new { practice, paid = true }));
}
