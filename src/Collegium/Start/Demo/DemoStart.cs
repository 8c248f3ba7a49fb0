using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Start.Demo;

/// <summary>
/// Sees to it that the database holds a complete demo: keeps the one that is there, starts an interrupted one over, and
/// never touches a real chapter.
/// </summary>
internal sealed class DemoStart(IServiceScopeFactory scopes, FreshDatabase database, HouseClock clock, Chapters chapters)
{
    /// <summary>A pinned demo opens on that day at 9:14 in Phoenix, which never changes its clocks.</summary>
    private static readonly TimeOnly Opens = new(16, 14);

    public static Refusal Real(string name) => CommandLine.Wrong(
        $"This database holds {name}, a real chapter, so the demo won't be written into it. Give it another one with COLLEGIUM_DATABASE.");

    public async Task<Result<Done>> Run(DateOnly? asOf, Season season)
    {
        await using var held = await database.Hold();
        var found = await Look();
        if (found.FirstOrDefault(c => !c.Demo) is { } real)
        {
            return Real(real.Name);
        }

        var today = asOf?.ToDateTime(Opens, DateTimeKind.Utc);
        if (found.All(c => !c.Ready))
        {
            if (found.Count > 0)
            {
                await database.Empty();
                await Look();
            }

            await Write(today ?? clock.Now(), season);
        }
        else if (today is { } day)
        {
            var last = await LastFact(found[0].Id);
            clock.Hold(last > day ? last : day);
        }

        clock.Release(fromHere: today is not null);
        return Done.It;
    }

    private async Task<IReadOnlyList<ChapterOnFile>> Look()
    {
        await using var scope = scopes.CreateAsyncScope();
        await DatabaseSetup.Prepare(scope.ServiceProvider);
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        return await chapters.OnFile(scope.ServiceProvider.GetRequiredService<CollegiumDb>());
    }

    private async Task Write(DateTime now, Season season)
    {
        database.Relax();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeason>().Run(now, season);
        await database.Settle();
        await scope.ServiceProvider.GetRequiredService<DemoFounding>().Open();
    }

    private async Task<DateTime> LastFact(Guid chapter)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        return await scope.ServiceProvider.GetRequiredService<CollegiumDb>().Set<Fact>().OrderByDescending(f => f.Seq).Select(f => f.At).FirstAsync();
    }
}
