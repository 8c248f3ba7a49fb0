using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
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
        var chapter = await As(Guid.Empty, s => s.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter("Sonoran IT Cooperative", "Sonoran IT", "America/Phoenix", "USD", "602-555-0142", "desk@sonoran.example", "1 Copper Way", "Phoenix", 33.4484, -112.0740),
            new CharterRules()));
        Assert.Equal((false, 0), await Known());
        await As<Done>(chapter, async s =>
        {
            await s.GetRequiredService<MembersDoor>().TakeCatalogue(StartingCatalogue.Read());
            await s.GetRequiredService<GovernanceDoor>().Open();
            return Done.It;
        });

        await app.Services.GetRequiredService<FactTail>().HearOut();
        Assert.Equal((true, StartingCatalogue.Read().Count), await Known());

        Task<(bool Open, int Skills)> Known() => As<(bool, int)>(chapter, async s =>
            ((await s.GetRequiredService<GovernanceDoor>().Chapter()).Open, (await s.GetRequiredService<MembersDoor>().Roster()).Skills.Count));

        async Task<T> As<T>(Guid house, Func<IServiceProvider, Task<Result<T>>> work)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(house));
            return (await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => work(scope.ServiceProvider))).Value;
        }
    }
}
