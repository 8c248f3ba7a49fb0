using Collegium.Facts;

namespace Collegium.Governance;

internal static class GovernanceModule
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<Chapters>()
        .AddSingleton<ChapterCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<ChapterCache>())
        .AddScoped<GovernanceDoor>();
}
