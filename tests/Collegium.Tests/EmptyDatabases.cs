using Collegium.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Collegium.Tests.EmptyDatabases))]

namespace Collegium.Tests;

/// <summary>
/// One empty database an engine, brought up to date once a run by the application itself; every world begins with a copy,
/// which takes a tenth of the time that making its tables anew would.
/// </summary>
public sealed class EmptyDatabases : IAsyncDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("collegium-empty-").FullName;
    private static readonly string Template = Path.Combine(Folder, "collegium.db");
    private static readonly string Name = $"collegium_empty_{Guid.CreateVersion7():N}";
    private static readonly Lazy<Task> OnSqlite = new(() => Make($"Data Source={Template}"));
    private static readonly Lazy<Task> OnPostgres = new(() => Make($"{Engines.Server};Database={Name}"));

    public static async Task CopyTo(string file)
    {
        await OnSqlite.Value;
        File.Copy(Template, file);
    }

    public static async Task CopyToPostgres(string database)
    {
        await OnPostgres.Value;
        await OnServer($"CREATE DATABASE {database} TEMPLATE {Name}");
    }

    public static async Task Drop(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await OnServer($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (OnPostgres.IsValueCreated)
        {
            await Drop(Name);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task Make(string connection)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["COLLEGIUM_DATABASE"] = connection;
        builder.AddCollegium();
        await using (var app = builder.Build())
        {
            await DatabaseSetup.Prepare(app.Services);
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task OnServer(string statement)
    {
        await using var server = NpgsqlDataSource.Create(Engines.Server + ";Database=postgres");
        await using var command = server.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
