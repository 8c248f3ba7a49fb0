using Collegium.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Collegium.Database;

/// <summary>Lets <c>dotnet ef</c> build each engine's context. Identity's version must be known, or its passkey table is left out.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DatabaseSetup.Shared(options, Design.Provider()).UseSqlite("Data Source=design.db");
        return new SqliteDb(options.Options);
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DatabaseSetup.Shared(options, Design.Provider()).UseNpgsql("Host=localhost;Database=design");
        return new PostgresDb(options.Options);
    }
}

internal static class Design
{
    public static IServiceProvider Provider() =>
        new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
}
