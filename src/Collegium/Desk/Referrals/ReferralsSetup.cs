using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Desk.Referrals;

/// <summary>Work that one practice passes on to another.</summary>
internal static class ReferralsSetup
{
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services
        .AddScoped<ReferralAccess>()
        .AddScoped<Peers>()
        .AddScoped<PeersSeen>()
        .AddScoped<ConsentClock>()
        .AddScoped<ReferRequest>()
        .AddScoped<AnswerReferral>()
        .AddScoped<EndReferral>()
        .AddScoped<EndAsking>()
        .AddScoped<HandOver>()
        .AddScoped<ReferralReading>()
        .AddScoped<ITimerHandler, ConsentDue>()
        .AddScoped<IReaction, ReferralFollows>()
        .AddScoped<IReaction, ReferralLetters>();
}
