using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Desk.OnCall;

internal static class OnCallSetup
{
    public static IServiceCollection AddOnCall(this IServiceCollection services) => services
        .AddScoped<OnCallBook>()
        .AddScoped<OnCallReads>()
        .AddScoped<BusinessClock>()
        .AddScoped<CountShifts>()
        .AddScoped<FindGaps>()
        .AddScoped<PutRotation>()
        .AddScoped<PutOverride>()
        .AddScoped<SwapShifts>()
        .AddScoped<ITimerHandler, RotationDue>()
        .AddScoped<IReaction, PeopleChanged>()
        .AddScoped<IReaction, OnCallLetters>();

    public static void Map(IEndpointRouteBuilder api)
    {
        OnCallApi.Map(api);
    }
}
