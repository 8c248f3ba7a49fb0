using Collegium.Facts;

namespace Collegium.Clients;

internal static class ClientsModule
{
    public static IServiceCollection AddClients(this IServiceCollection services) => services
        .AddSingleton<ClientNames>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<ClientNames>())
        .AddScoped<ClientsDoor>()
        .AddScoped<ClientRecords>();

    public static void MapClients(this IEndpointRouteBuilder api) => _ = api;
}
