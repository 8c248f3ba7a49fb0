using Collegium.Database;
using Collegium.Governance;
using Collegium.Treasury;
using Collegium.Treasury.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collegium.Trials.Books;

/// <summary>The application's own book in a new chapter of a database; no server is started.</summary>
internal sealed class BookUnderTrial : IAsyncDisposable
{
    private readonly WebApplication _app;
    private Guid _chapter;

    private BookUnderTrial(WebApplication app) => _app = app;

    public static async Task<BookUnderTrial> Open(string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Collegium", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["COLLEGIUM_DATABASE"] = database;
        builder.AddCollegium();
        var book = new BookUnderTrial(builder.Build());
        await DatabaseSetup.Prepare(book._app.Services);
        book._chapter = await book.In(Guid.Empty, async services => await services.GetRequiredService<Writing>().Run(() =>
            services.GetRequiredService<GovernanceDoor>().Found(
                new NewChapter("Trial", "Trial", "Etc/UTC", "USD", "", "trial@example.org", "", "Phoenix", 33.45, -112.07), new CharterRules())) is var made
            ? made.Value : default);
        return book;
    }

    /// <summary>Posts entries in one transaction.</summary>
    public Task Post(IEnumerable<Ledger.PostedEntry> entries) => In(_chapter, services => services.GetRequiredService<Writing>().Run<Done>(async () =>
    {
        var book = services.GetRequiredService<Book>();
        foreach (var entry in entries)
        {
            await book.Post(entry, "");
        }

        return Done.It;
    }));

    public Task<T> Read<T>(Func<BooksDoor, Task<T>> read) => In(_chapter, services => read(services.GetRequiredService<BooksDoor>()));

    public Task<(long Entries, long? BrokenAt)> Verify() =>
        In(_chapter, services => Task.FromResult(Journal.Verify(services.GetRequiredService<CollegiumDb>())));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<T> In<T>(Guid chapter, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        return await work(scope.ServiceProvider);
    }
}
