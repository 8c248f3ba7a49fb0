namespace Collegium.Contracts;

internal static class ContractsModule
{
    public static IServiceCollection AddContracts(this IServiceCollection services) => services.AddScoped<ContractsDoor>().AddScoped<AgreementsOnRecord>();

    public static void MapContracts(this IEndpointRouteBuilder api) => Plans.ClientsApi.Map(api);
}
