using Collegium.Facts;
using Collegium.Governance.Ballots;
using Collegium.Governance.Letters;

namespace Collegium.Governance;

internal static class GovernanceModule
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<Chapters>()
        .AddSingleton<ChapterCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<ChapterCache>())
        .AddRemembered<OwnWords>(f => f.Kind is "letter.reworded" or "letter.restored" ? f.ChapterId : null)
        .AddScoped<GovernanceDoor>()
        .AddScoped<Letterhead>()
        .AddScoped<LetterReads>()
        .AddScoped<RewordLetter>()
        .AddScoped<BallotsDoor>()
        .AddSingleton<BoxSeal>()
        .AddScoped<BallotSteps>()
        .AddScoped<CastVote>()
        .AddScoped<RecuseFromBallot>()
        .AddScoped<CheckReceipt>()
        .AddScoped<BallotReads>()
        .AddScoped<Database.ITimerHandler, BallotDue>();

    public static void MapGovernance(this IEndpointRouteBuilder api)
    {
        BallotsApi.Map(api);
        LettersApi.Map(api);
    }

    /// <summary>Lists as files.</summary>
    public static void MapGovernanceFiles(this IEndpointRouteBuilder app) => BallotFiles.Map(app);
}
