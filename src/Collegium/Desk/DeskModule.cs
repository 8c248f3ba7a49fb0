using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Triage;
using Collegium.Facts;

namespace Collegium.Desk;

internal static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<TriageCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<TriageCache>())
        .AddScoped<Promises>()
        .AddScoped<ITimerHandler, ClockDue>()
        .AddScoped<ITimerHandler, OffersDue>()
        .AddScoped<TellRequest>()
        .AddScoped<ReadRequest>()
        .AddScoped<RequestView>()
        .AddScoped<Story>()
        .AddScoped<AskPractices>()
        .AddScoped<OfferAccess>()
        .AddScoped<AcceptOffer>()
        .AddScoped<RefuseOffer>();

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        RequestsApi.Map(api);
        OffersApi.Map(api);
    }
}
