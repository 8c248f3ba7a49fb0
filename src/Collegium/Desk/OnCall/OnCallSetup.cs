using Collegium.Database;
using Collegium.Desk.Alerts;
using Collegium.Desk.Feeds;
using Collegium.Facts;

namespace Collegium.Desk.OnCall;

internal static class OnCallSetup
{
    public static IServiceCollection AddOnCall(this IServiceCollection services) => services
        .AddScoped<OnCallBook>()
        .AddSingleton<WhoIsOn>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<WhoIsOn>())
        .AddScoped<OnCallReads>()
        .AddScoped<BusinessClock>()
        .AddScoped<CountShifts>()
        .AddScoped<FindGaps>()
        .AddScoped<PutRotation>()
        .AddScoped<PutOverride>()
        .AddScoped<SwapShifts>()
        .AddScoped<LeaveWord>()
        .AddScoped<ITimerHandler, HandoverDue>()
        .AddScoped<IReaction, HandoverLetter>()
        .AddScoped<ITimerHandler, RotationDue>()
        .AddScoped<IReaction, PeopleChanged>()
        .AddScoped<IReaction, OnCallLetters>()
        .AddScoped<OnCallSteps>()
        .AddScoped<NightSteps>()
        .AddAlerts()
        .AddFeeds();

    public static void Map(IEndpointRouteBuilder api)
    {
        OnCallApi.Map(api);
        AlertsApi.Map(api);
        FeedsApi.Map(api);
    }
}
