using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Contracts;

internal static class ContractsModule
{
    public static IServiceCollection AddContracts(this IServiceCollection services) => services
        .AddRemembered<ContractFile>(f => f.AboutType is "plan" or "agreement" ? f.ClientId : null)
        .AddScoped<ContractsDoor>()
        .AddScoped<AgreementsOnRecord>()
        .AddScoped<PlanDays>()
        .AddScoped<PlanMonths>()
        .AddScoped<ITimerHandler, PlanDue>()
        .AddScoped<DrawHours>()
        .AddScoped<ReadTerms>()
        .AddScoped<PlanWriting>()
        .AddScoped<MakePlan>()
        .AddScoped<PlanSteps>()
        .AddScoped<ChangePlan>()
        .AddScoped<PlanReading>()
        .AddScoped<IReaction, PlanLetters>();

    public static void MapContracts(this IEndpointRouteBuilder api)
    {
        ClientsApi.Map(api);
        PlansApi.Map(api);
    }

    public static void MapContractsFiles(this IEndpointRouteBuilder app) => PlanFiles.Map(app);
}
