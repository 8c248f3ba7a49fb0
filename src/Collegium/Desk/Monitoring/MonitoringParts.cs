using Collegium.Facts;

namespace Collegium.Desk.Monitoring;

internal static class MonitoringParts
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddScoped<ChangeMonitorKeys>()
        .AddScoped<TakeAlarm>()
        .AddScoped<HealAlarm>()
        .AddScoped<MachineSteps>()
        .AddScoped<IReaction, MonitorLetters>();
}
