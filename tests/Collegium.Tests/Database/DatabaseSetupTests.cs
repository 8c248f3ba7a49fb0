using Collegium.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Database;

public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task Two_servers_that_start_at_once_on_no_database_make_one()
    {
        Assert.SkipWhen(Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
        var name = $"collegium_test_{Guid.CreateVersion7():N}";
        await using (var one = Server(name))
        await using (var other = Server(name))
        {
            await Task.WhenAll(DatabaseSetup.Prepare(one.Services), DatabaseSetup.Prepare(other.Services));
            await using var scope = one.Services.CreateAsyncScope();
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<CollegiumDb>().Database.GetPendingMigrationsAsync());
        }

        await EmptyDatabases.Drop(name);
    }

    [Fact]
    public async Task Sqlite_finds_a_few_of_a_chapters_requests_by_their_ids()
    {
        await using var world = await World.Fresh(Engines.Sqlite);
        var plan = await world.Look(async db =>
        {
            await using var explain = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            explain.CommandText = "EXPLAIN QUERY PLAN SELECT * FROM desk_requests WHERE chapter_id = 'a' AND id IN ('b', 'c')";
            await using var steps = await explain.ExecuteReaderAsync();
            return await steps.ReadAsync() ? steps.GetString(3) : "";
        });

        Assert.EndsWith("(id=?)", plan, StringComparison.Ordinal);
    }

    private static WebApplication Server(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["COLLEGIUM_DATABASE"] = $"{Engines.Server};Database={database}";
        builder.AddCollegium();
        return builder.Build();
    }
}
