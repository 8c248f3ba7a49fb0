using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Facts;

public sealed class LastReadTests
{
    [Fact]
    public async Task What_changes_while_it_is_read_is_read_again()
    {
        var known = new LastRead<int, string>();
        var reading = new TaskCompletionSource<string?>();
        var first = known.Of(1, () => reading.Task);
        known.LetGo(1);
        reading.SetResult("old");
        Assert.Equal("old", await first);
        Assert.Equal("new", await known.Of(1, () => Task.FromResult<string?>("new")));
        Assert.Equal("new", await known.Of(1, () => Task.FromResult<string?>("newer")));
        Assert.Equal("newer", await known.Of(1, () => Task.FromResult<string?>("newer"), still: _ => false));
    }

    [Fact]
    public async Task What_was_read_before_anybody_followed_the_facts_is_read_again()
    {
        var folder = Directory.CreateTempSubdirectory("collegium-test-");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["COLLEGIUM_DATABASE"] = $"Data Source={folder.FullName}/collegium.db";
        builder.AddCollegium();
        await using var app = builder.Build();
        await DatabaseSetup.Prepare(app.Services);
        var chapter = await As(Guid.Empty, door => door.Found(
            new NewChapter("Sonoran IT Cooperative", "Sonoran IT", "America/Phoenix", "USD", "602-555-0142", "desk@sonoran.example", "1 Copper Way", "Phoenix", 33.4484, -112.0740),
            new CharterRules()));
        Assert.False((await As<ChapterCard>(chapter, async door => await door.Chapter())).Open);
        await As<Done>(chapter, async door => { await door.Open(); return Done.It; });

        await app.Services.GetRequiredService<FactTail>().HearOut();
        Assert.True((await As<ChapterCard>(chapter, async door => await door.Chapter())).Open);

        async Task<T> As<T>(Guid house, Func<GovernanceDoor, Task<Result<T>>> work)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(house));
            return (await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => work(scope.ServiceProvider.GetRequiredService<GovernanceDoor>()))).Value;
        }
    }
}
