using Collegium.Facts;

namespace Collegium.Clients;

internal static class ClientsModule
{
    public static IServiceCollection AddClients(this IServiceCollection services) => services
        .AddSingleton<ClientNames>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<ClientNames>())
        .AddRemembered<ClientFile>(f => f.AboutType is "client" or "contact" ? f.ClientId : null)
        .AddRemembered<ContactCard>(f => f.AboutType == "contact" ? f.AboutId : null)
        .AddSingleton<ClientMemory>()
        .AddScoped<ClientsDoor>()
        .AddScoped<ClientRecords>();

    public static void MapClients(this IEndpointRouteBuilder api) => _ = api;
}
