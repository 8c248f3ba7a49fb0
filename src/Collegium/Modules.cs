using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Insight;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Notices;
using Collegium.Treasury;
using Collegium.Start;

namespace Collegium;

/// <summary>
/// The staircase: a module may use those above it in this list, through their root namespace. Each registers itself and maps
/// its API in its own <c>…Module.cs</c>.
/// </summary>
public static class Modules
{
    public static readonly IReadOnlyList<string> Staircase =
        ["Governance", "Members", "Knowledge", "Clients", "Contracts", "Engagements", "Desk", "Treasury", "Insight", "Start"];

    public static readonly IReadOnlyList<string> Ground = ["Database", "Facts", "Identity", "Mail", "Notices", "Files", "Http", "Ui"];

    public static IServiceCollection AddModules(this IServiceCollection services, bool sendsMail)
    {
        if (sendsMail)
        {
            services.AddSingleton<IMailCarrier, SmtpCarrier>().AddInBackground<MailSender>();
        }

        services.AddScoped<FactLog>().AddScoped<Links>().AddScoped<Accounts>().AddScoped<Mailbox>().AddScoped<MailThreads>().AddScoped<FailingAddresses>();
        services.AddInBackground<FactTail>();
        services.AddSingleton<ReactionStep>().AddInBackground<FactPump>();
        services.AddInBackground<TimerSweep>();
        services.AddNotices().AddInBackground<NoticeSender>();
        services.AddSingleton<Files.PdfPrinter>().AddScoped<Files.PaperSheet>().AddScoped<Files.KeptFiles>();
        services.AddScoped<Answers>().AddScoped<ApiWrite>().AddScoped<FormPost>();
        return services
            .AddGovernance()
            .AddMembers()
            .AddClients()
            .AddContracts()
            .AddDesk()
            .AddTreasury()
            .AddInsight()
            .AddStart();
    }

    private static IServiceCollection AddInBackground<T>(this IServiceCollection services) where T : BackgroundService =>
        services.AddSingleton<T>().AddSingleton<IHostedService>(p => new WhenOpen(p.GetRequiredService<T>(), p.GetRequiredService<Readiness>()));

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        FactsApi.Map(api);
        WaysApi.Map(api);
        api.MapGovernance();
        api.MapMembers();
        api.MapClients();
        api.MapContracts();
        api.MapDesk();
        api.MapTreasury();
        api.MapInsight();
    }

    /// <summary>Lists and documents as files, beside the pages that show them.</summary>
    public static void MapFiles(this WebApplication app)
    {
        LivePages.Map(app);
        app.MapGovernanceFiles();
        app.MapMembersFiles();
        app.MapContractsFiles();
        app.MapDeskFiles();
        app.MapTreasuryFiles();
        app.MapInsightFiles();
    }
}
