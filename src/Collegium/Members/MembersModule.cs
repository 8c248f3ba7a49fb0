using Collegium.Facts;

namespace Collegium.Members;

internal static class MembersModule
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<RosterCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<RosterCache>())
        .AddScoped<MembersDoor>();

    public static void MapMembers(this IEndpointRouteBuilder api) => Practices.PracticesApi.Map(api);
}
