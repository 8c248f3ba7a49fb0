using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Collegium.Database.Migrations.Sqlite;

/// <summary>What the model can't say: triggers that keep facts append-only, sequences.</summary>
[DbContext(typeof(SqliteDb))]
[Migration("20261122100000_Guards")]
internal sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Embedded.Sql("Database.Guards.sqlite.sql"));
}
