using Collegium.Database;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Start.Demo;
using Collegium.Start.Export;
using Collegium.Start.Import;
using Collegium.Start.Setup;

namespace Collegium.Start;

/// <summary>Carries out what the program was called for; answers its exit code. The entrance says how the house is opened.</summary>
internal static class Commands
{
    public static async Task<int> Run(WebApplication app, Command command, Action open)
    {
        var done = command switch
        {
            Serve serve => await Serve(app, serve, open),
            ImportRequests import => await InChapter(app.Services, s => s.GetRequiredService<ImportRun>().Run(import)),
            ExportAll export => await InChapter(app.Services, s => s.GetRequiredService<ExportRun>().Run(export.Folder)),
            _ => throw new InvalidOperationException($"No such command: {command}."),
        };
        if (done.Refusal is { } no)
        {
            await Console.Error.WriteLineAsync(no.Message);
            return CommandLine.Exit(no);
        }

        return 0;
    }

    private static async Task<Result<Done>> Serve(WebApplication app, Serve serve, Action open)
    {
        if (serve.Demo)
        {
            return await ServeDemo(app, serve, open);
        }

        await DatabaseSetup.Prepare(app.Services);
        open();
        await app.StartAsync();
        await AskForFounder(app);
        await app.WaitForShutdownAsync();
        return Done.It;
    }

    /// <summary>Listens at once and says that the demo is being made; opens when it is complete. Stopped before, it starts over the next time.</summary>
    private static async Task<Result<Done>> ServeDemo(WebApplication app, Serve serve, Action open)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        readiness.Demo = true;
        readiness.Close();
        open();
        await app.StartAsync();
        var stopped = app.WaitForShutdownAsync();
        var made = Task.Run(() => app.Services.GetRequiredService<DemoStart>().Run(serve.AsOf, serve.Season));
        if (await Task.WhenAny(made, stopped) == stopped)
        {
            return Done.It;
        }

        if (await made is { Refused: true } refused)
        {
            await app.StopAsync();
            return refused;
        }

        await readiness.Open();
        await DemoWelcome.Print(app);
        await stopped;
        return Done.It;
    }

    private static async Task AskForFounder(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        if ((await app.Services.GetRequiredService<Chapters>().OnFile(scope.ServiceProvider.GetRequiredService<CollegiumDb>())).Count == 0)
        {
            SetupVoice.Print(app.Services.GetRequiredService<SetupCode>(), app.Urls.FirstOrDefault() ?? "");
        }
    }

    /// <summary>A command works on the chapter that is in the database, while no server runs or beside one.</summary>
    public static async Task<Result<Done>> InChapter(IServiceProvider services, Func<IServiceProvider, Task<Result<Done>>> work)
    {
        await DatabaseSetup.Prepare(services);
        await using var scope = services.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Actor.House(Guid.Empty));
        var ready = (await services.GetRequiredService<Chapters>().OnFile(scope.ServiceProvider.GetRequiredService<CollegiumDb>())).Where(c => c.Ready).ToList();
        if (ready is not [var chapter])
        {
            return CommandLine.Wrong(ready.Count == 0
                ? "There is no chapter in this database yet. Start the program and go through the set-up first, or start it with --demo."
                : "There is more than one chapter in this database; this command works with one only.");
        }

        here.Enter(Actor.House(chapter.Id));
        return await work(scope.ServiceProvider);
    }
}
