using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Collegium.Database;

/// <summary>Chooses the engine by the connection string, makes a missing database and brings it up to date.</summary>
public static class DatabaseSetup
{
    public const string Default = "Data Source=collegium.db";

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connection)
    {
        services.AddSingleton<SqliteConnections>().AddSingleton<SqliteLog>().AddSingleton<WriteGate>().AddSingleton<WrittenTogether>();
        services.AddSingleton<Facts.FactBell>().AddSingleton(new DatabaseAddress(connection)).AddSingleton<FreshDatabase>();
        if (IsPostgres(connection))
        {
            services.AddSingleton(provider => PostgresSource(connection, provider.GetRequiredService<DatabaseAddress>()));
            services.AddPooledDbContextFactory<PostgresDb>((provider, options) => Shared(options, provider).UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddScoped<CollegiumDb>(p => Enter(p.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext(), p));
        }
        else
        {
            SqliteConnections.CountNoMemory();
            services.AddPooledDbContextFactory<SqliteDb>((provider, options) =>
                Shared(options, provider).UseSqlite(Sqlite(connection)).AddInterceptors(provider.GetRequiredService<SqliteConnections>()));
            services.AddScoped<CollegiumDb>(p => Enter(p.GetRequiredService<SqliteConnections>().Lend(p.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext()), p));
        }

        return services.AddScoped<Here>().AddScoped<Writing>();
    }

    public static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the database when it is missing and runs the migrations it lacks. Safe when two nodes start at once.</summary>
    public static async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var address = scope.ServiceProvider.GetRequiredService<DatabaseAddress>();
        await using var turn = IsPostgres(address.Connection) ? await TurnOnPostgres(address.Connection) : null;
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }

        if (!db.IsPostgres)
        {
            // What a process before this one may not have got to the disk is in the log: it is written anew, and waited for.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            await SqlitePlans.Know(db);
        }
    }

    internal static DbContextOptionsBuilder Shared(DbContextOptionsBuilder options, IServiceProvider services) =>
        options.UseApplicationServiceProvider(services)
            .ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning, RelationalEventId.MultipleCollectionIncludeWarning));

    private static CollegiumDb Enter(CollegiumDb db, IServiceProvider services)
    {
        db.Enter(services.GetRequiredService<Here>());
        return db;
    }

    private static string Sqlite(string connection) =>
        new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    /// <summary>
    /// A cancelled COMMIT is unknown, not done: Npgsql must not turn it into a success. Nothing we do outlives its
    /// transaction in a session, so a connection needs no cleaning between two uses.
    /// </summary>
    private static NpgsqlDataSource PostgresSource(string connection, DatabaseAddress address)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection)
        {
            CancellationTimeout = -1,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 3,
            NoResetOnClose = true,
        }.ToString());
        builder.UsePhysicalConnectionInitializer(opened => Pace(opened, address).GetAwaiter().GetResult(), opened => Pace(opened, address));
        return builder.Build();
    }

    private static async Task Pace(NpgsqlConnection opened, DatabaseAddress address)
    {
        if (address.Relaxed)
        {
            await using var relax = new NpgsqlCommand("SET synchronous_commit = off", opened);
            await relax.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Makes the database when it is missing and waits for its turn there, which lasts as long as the connection: the framework's own ends with each migration.</summary>
    private static async Task<NpgsqlConnection> TurnOnPostgres(string connection)
    {
        await CreateOnPostgres(connection);
        var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await turn.OpenAsync();
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('collegium migrations'))", turn) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync();
        return turn;
    }

    private static async Task CreateOnPostgres(string connection)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connection);
        var name = wanted.Database ?? throw new ArgumentException("COLLEGIUM_DATABASE names no Database=….");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres" }.ToString());
        await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
        exists.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await exists.ExecuteScalarAsync() is null)
        {
            await using var create = source.CreateCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            try
            {
                await create.ExecuteNonQueryAsync();
            }
            catch (PostgresException other) when (other.SqlState is "42P04" or "23505")
            {
                return; // Another node was a moment quicker.
            }
        }
    }
}

/// <summary>Where the database is, and whether its durability is relaxed while a fresh demo is written.</summary>
public sealed class DatabaseAddress(string connection)
{
    public string Connection { get; } = connection;

    public bool Relaxed { get; private set; }

    /// <summary>Connections opened in an earlier round are not used again.</summary>
    public int Round { get; private set; }

    public void Begin(bool relaxed) => (Relaxed, Round) = (relaxed, Round + 1);
}
