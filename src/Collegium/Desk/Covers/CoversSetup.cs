using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Desk.Covers;

/// <summary>A practice's clients in a colleague's hands for some days.</summary>
internal static class CoversSetup
{
    public static IServiceCollection AddCovers(this IServiceCollection services) => services
        .AddRemembered<EverCovered>(f => f.AboutType == "cover" ? f.ChapterId : null)
        .AddScoped<CoverBook>()
        .AddScoped<CoverTurn>()
        .AddScoped<CoverReturn>()
        .AddScoped<ProposeCover>()
        .AddScoped<AnswerCover>()
        .AddScoped<CoverReading>()
        .AddScoped<ITimerHandler, CoverDue>()
        .AddScoped<IReaction, CoverLetters>();
}
