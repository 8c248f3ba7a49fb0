using Collegium.Http;

namespace Collegium.Desk.OnCall;

internal static class OnCallApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/on-call", Now).Allow(Readers).WithName("WhoIsOnCall");
        api.MapGet("/on-call/rotations/{id:guid}", One).Allow(Readers).WithName("GetRotation");
        api.MapPost("/on-call/rotations", Add).Allow(Roles.Steward).WithName("AddRotation");
        api.MapPost("/on-call/rotations/{id:guid}", Change).Allow(Roles.Steward).WithName("ChangeRotation");
        api.MapPost("/on-call/rotations/{id:guid}/end", End).Allow(Roles.Steward).WithName("EndRotation");
        api.MapPost("/on-call/rotations/{id:guid}/overrides", PutOn).Allow(Roles.Steward).WithName("PutOnCall");
        api.MapPost("/on-call/overrides/{id:guid}/end", TakeOff).Allow(Roles.Steward).WithName("DropOverride");
        api.MapPost("/on-call/rotations/{id:guid}/words", Word).Allow(Roles.Practitioner).WithName("LeaveShiftWord");
        api.MapPost("/on-call/rotations/{id:guid}/swaps", Swap).Allow(Roles.Practitioner).WithName("OfferSwap");
        api.MapPost("/on-call/swaps/{id:guid}/acceptance", Accept).Allow(Roles.Practitioner).WithName("AcceptSwap");
        api.MapPost("/on-call/swaps/{id:guid}/refusal", Refuse).Allow(Roles.Practitioner).WithName("RefuseSwap");
        api.MapPost("/on-call/swaps/{id:guid}/withdrawal", Withdraw).Allow(Roles.Practitioner).WithName("WithdrawSwap");
    }

    /// <summary>Times of day as minutes after midnight; people in the order of their turns.</summary>
    public sealed record LayerBody(DateOnly? First, int? HandoverAt, int? Days, int? From, int? To, string? On, IReadOnlyList<Guid>? People);

    public sealed record RotationBody(string? Name, string? Zone, bool? RoundTheClock, IReadOnlyList<LayerBody>? Layers);

    public sealed record OverrideBody(Guid? Practitioner, DateTimeOffset? From, DateTimeOffset? To);

    public sealed record SwapBody(Guid? With, DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? ReturnFrom, DateTimeOffset? ReturnTo);

    public sealed record WordBody(string? Text);

    private static async Task<IResult> Now(OnCallReads reads) => Results.Ok(new { rotations = await reads.All() });

    private static async Task<IResult> One(Guid id, OnCallReads reads) =>
        await reads.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("rotation"));

    private static Task<IResult> Add(RotationBody body, PutRotation put, OnCallReads reads, ApiWrite write) =>
        write.Create(() => Put(null, body, put), async id => (await reads.Find(id))!, id => $"/api/v1/on-call/rotations/{id}");

    private static Task<IResult> Change(Guid id, RotationBody body, PutRotation put, OnCallReads reads, ApiWrite write) =>
        write.Step(() => Put(id, body, put), async rotation => (await reads.Find(rotation))!);

    private static async Task<Result<Guid>> Put(Guid? id, RotationBody body, PutRotation put)
    {
        var layers = new List<LayerDraft>();
        foreach (var layer in body.Layers ?? [])
        {
            if (Named.State<LayerDays>(layer.On) is var on && on.Refusal is { } no)
            {
                return no;
            }

            layers.Add(new LayerDraft(layer.First, layer.HandoverAt, layer.Days, layer.From, layer.To, on.Value, layer.People));
        }

        return await put.Run(id, new RotationDraft(body.Name, body.Zone, body.RoundTheClock ?? false, layers));
    }

    private static Task<IResult> End(Guid id, PutRotation put, ApiWrite write) =>
        write.Step(() => put.End(id), ended => Task.FromResult<object>(new { id = ended }));

    private static Task<IResult> PutOn(Guid id, OverrideBody body, PutOverride put, OnCallReads reads, ApiWrite write) =>
        write.Step(() => put.Run(id, body.Practitioner, body.From?.UtcDateTime, body.To?.UtcDateTime), async _ => (await reads.Find(id))!);

    private static Task<IResult> TakeOff(Guid id, PutOverride put, OnCallReads reads, ApiWrite write) =>
        write.Step(() => put.Drop(id), async rotation => (await reads.Find(rotation))!);

    private static Task<IResult> Word(Guid id, WordBody body, LeaveWord leave, OnCallReads reads, ApiWrite write) =>
        write.Step(() => leave.Run(id, body.Text), async _ => (await reads.Find(id))!);

    private static Task<IResult> Swap(Guid id, SwapBody body, SwapShifts swaps, ApiWrite write) => write.Step(
        () => swaps.Offer(
            id, body.From?.UtcDateTime ?? default, body.To?.UtcDateTime ?? default, body.With,
            body is { ReturnFrom: { } from, ReturnTo: { } to } ? (from.UtcDateTime, to.UtcDateTime) : null),
        swap => Task.FromResult<object>(new { id = swap, state = SwapState.Offered }));

    private static Task<IResult> Accept(Guid id, SwapShifts swaps, ApiWrite write) =>
        write.Step(() => swaps.Accept(id), swap => Task.FromResult<object>(new { id = swap, state = SwapState.Accepted }));

    private static Task<IResult> Refuse(Guid id, SwapShifts swaps, ApiWrite write) =>
        write.Step(() => swaps.Refuse(id), swap => Task.FromResult<object>(new { id = swap, state = SwapState.Refused }));

    private static Task<IResult> Withdraw(Guid id, SwapShifts swaps, ApiWrite write) =>
        write.Step(() => swaps.Withdraw(id), swap => Task.FromResult<object>(new { id = swap, state = SwapState.Withdrawn }));
}
