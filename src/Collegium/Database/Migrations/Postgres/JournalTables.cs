using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Collegium.Database.Migrations.Postgres;

/// <summary>The journal: tables whose rules the database itself keeps.</summary>
[DbContext(typeof(PostgresDb))]
[Migration("20261122110000_Books")]
internal sealed class JournalTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Embedded.Sql("Treasury.Books.books.postgres.sql"));
}
