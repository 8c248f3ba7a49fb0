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

    private static WebApplication Server(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["COLLEGIUM_DATABASE"] = $"{Engines.Server};Database={database}";
        builder.AddCollegium();
        return builder.Build();
    }
}
