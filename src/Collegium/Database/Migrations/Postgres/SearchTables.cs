using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Collegium.Database.Migrations.Postgres;

/// <summary>Searching requests: the engine's own index of words, and the triggers that keep it.</summary>
[DbContext(typeof(PostgresDb))]
[Migration("20261122120000_Search")]
internal sealed class SearchTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Embedded.Sql("Desk.Search.words.postgres.sql"));
}
