namespace Collegium.Clients;

internal static class ClientsModule
{
    public static IServiceCollection AddClients(this IServiceCollection services) => services.AddScoped<ClientsDoor>();

    public static void MapClients(this IEndpointRouteBuilder api) => _ = api;
}
