using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;

namespace Collegium.Desk;

/// <summary>What the pages of clients and members read.</summary>
internal static class DeskPages
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddScoped<Story>()
        .AddScoped<FrontFacts>()
        .AddScoped<TellChoices>()
        .AddScoped<ToldReading>()
        .AddScoped<OfferReading>()
        .AddScoped<ClientReading>()
        .AddScoped<WorkReading>();
}
