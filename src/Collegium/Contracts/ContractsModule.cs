namespace Collegium.Contracts;

internal static class ContractsModule
{
    public static IServiceCollection AddContracts(this IServiceCollection services) => services.AddScoped<ContractsDoor>();
}
