namespace Collegium.Tests;

/// <summary>Both databases; every test of the app runs on each.</summary>
public static class Engines
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    public static TheoryData<string> Both => [Sqlite, Postgres];

    /// <summary>A server to make test databases on; <c>bin/test</c> provides one.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("COLLEGIUM_TEST_POSTGRES");
}
