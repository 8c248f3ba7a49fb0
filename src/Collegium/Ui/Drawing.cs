using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Ui;

public static class Drawing
{
    public static IServiceCollection AddUi(this IServiceCollection services, ReadFrame frame)
    {
        services.AddRazorComponents();
        services.AddSingleton<Served>();
        services.AddSingleton(frame);
        return services;
    }
}
