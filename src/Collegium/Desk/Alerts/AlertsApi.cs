using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;

namespace Collegium.Desk.Alerts;

internal static class AlertsApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner;

    public static IServiceCollection AddAlerts(this IServiceCollection services) => services
        .AddScoped<Targets>()
        .AddScoped<AlertCalls>()
        .AddScoped<AlertRun>()
        .AddScoped<TakenOffer>()
        .AddScoped<TakeRequest>()
        .AddScoped<AnswerAlert>()
        .AddScoped<AlertReads>()
        .AddScoped<PutPolicy>()
        .AddScoped<ITimerHandler, AlertDue>()
        .AddScoped<IReaction, RequestMoved>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/on-call/policy", Policy).Allow(Readers).WithName("GetAlertPolicy");
        api.MapPost("/on-call/policy", Put).Allow(Roles.Steward).WithName("PutAlertPolicy");
        api.MapGet("/alerts", List).Allow(Readers).WithName("ListAlerts");
        api.MapGet("/alerts/{id:guid}", One).Allow(Readers).WithName("GetAlert");
        api.MapPost("/alerts/{id:guid}/acknowledgement", Promise).Allow(Roles.Practitioner | Roles.Steward).WithName("AcknowledgeAlert");
        api.MapPost("/alerts/{id:guid}/acceptance", Take).Allow(Roles.Practitioner).WithName("TakeAlert");
    }

    /// <summary>A level's kind is rotation, practitioner or steward; the first two name whom.</summary>
    public sealed record LevelBody(string? Kind, Guid? Who);

    public sealed record PolicyBody(IReadOnlyList<LevelBody>? Levels, int? WaitStopped, int? WaitHindered, int? WaitCanWait, int? Repeats);

    public sealed record PromiseBody(int? Minutes);

    private static async Task<IResult> Policy(PutPolicy policy) => await policy.Read() is { } rules ? Results.Ok(rules) : Problems.Result(Refusal.Missing("policy"));

    private static Task<IResult> Put(PolicyBody body, PutPolicy policy, ApiWrite write) => write.Step(
        async () =>
        {
            var levels = new List<PolicyLevel>();
            foreach (var level in body.Levels ?? [])
            {
                if (Named.State<LevelKind>(level.Kind ?? "") is var kind && kind.Refusal is { } no)
                {
                    return no;
                }

                levels.Add(new PolicyLevel(kind.Value!.Value, level.Who));
            }

            return await policy.Run(new PolicyDraft(levels, body.WaitStopped, body.WaitHindered, body.WaitCanWait, body.Repeats));
        },
        rules => Task.FromResult<object>(rules));

    private static async Task<IResult> List(AlertReads reads) => Results.Ok(new { items = await reads.Lately(50) });

    private static async Task<IResult> One(Guid id, AlertReads reads) =>
        await reads.Find(id) is { } alert ? Results.Ok(alert) : Problems.Result(Refusal.Missing("alert"));

    private static Task<IResult> Promise(Guid id, PromiseBody body, AnswerAlert answer, ApiWrite write) =>
        write.Step(() => answer.Promise(id, body.Minutes), Shown);

    private static Task<IResult> Take(Guid id, AnswerAlert answer, ApiWrite write) =>
        write.Step(() => answer.Take(id), Shown);

    private static Task<object> Shown(Alert alert) =>
        Task.FromResult<object>(new { alert.Id, request = alert.RequestId, alert.State, alert.PromisedAt, alert.NextAt, alert.EndedAt });
}
