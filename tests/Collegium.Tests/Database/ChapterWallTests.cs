using System.Runtime.CompilerServices;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Database;

/// <summary>Every row lies in a chapter, and no query leaves the actor's own by accident; table by table, on both engines.</summary>
public sealed class ChapterWallTests
{
    /// <summary>Tables that are the house's, not a chapter's.</summary>
    private static readonly string[] OfTheHouse =
    [
        "governance_chapters", "facts_cursors", "identity_logins", "identity_claims", "identity_outside_logins", "identity_tokens",
        "identity_passkeys", "identity_protection_keys", "notice_push_keys",
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_migrations_make_what_the_code_says(string engine)
    {
        await using var world = await World.Start(engine);
        Assert.False(await world.Look(db => Task.FromResult(db.Database.HasPendingModelChanges())), "Run Database/Migrations/remake.sh.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_table_carries_its_chapter(string engine)
    {
        await using var world = await World.Start(engine);
        var without = await world.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => !e.IsOwned() && !typeof(Chaptered).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Except(OfTheHouse).ToList()));
        Assert.Empty(without);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_row_is_found_in_its_chapter_and_in_no_other(string engine)
    {
        await using var world = await World.Start(engine);
        // The journal takes no made-up row, so it is given a real entry to look at.
        await world.Do(services => services.GetRequiredService<Collegium.Treasury.Books.Book>().Post(
            "wall", new DateOnly(2026, 11, 17), "test", "An entry", [new(1000, "", 1), new(4000, "", -1)]));
        var tables = await world.Look(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => typeof(Chaptered).IsAssignableFrom(e.ClrType)).ToList()));
        var look = typeof(ChapterWallTests).GetMethod(nameof(Look), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        var wrong = new List<string>();
        foreach (var table in tables)
        {
            if (await (Task<string?>)look.MakeGenericMethod(table.ClrType).Invoke(null, [world, table])! is { } no)
            {
                wrong.Add($"{table.GetTableName()}: {no}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Writes one made-up row of a table and looks for it from here and from elsewhere, then takes it back.</summary>
    private static async Task<string?> Look<T>(World world, IEntityType table)
        where T : Chaptered
    {
        await using var scope = world.Services.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Actor.House(world.Chapter));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        var made = !await db.Set<T>().AnyAsync();
        await using var undone = await db.Database.BeginTransactionAsync();
        if (made && !await Write(db, Row<T>(table)))
        {
            // The database lets no made-up row in here, so the query itself is read.
            return db.Set<T>().ToQueryString().Contains("chapter_id", StringComparison.Ordinal) ? null : "its queries leave the chapter";
        }

        db.ChangeTracker.Clear();
        var own = await db.Set<T>().CountAsync();
        here.Enter(Actor.House(Guid.CreateVersion7()));
        var other = await db.Set<T>().CountAsync();
        var all = await db.Set<T>().IgnoreQueryFilters().CountAsync();
        return own == 0 ? "not found in its own chapter" : all < own ? "lost" : other > 0 ? $"{other} rows seen from another chapter" : null;
    }

    private static async Task<bool> Write(CollegiumDb db, object row)
    {
        try
        {
            db.Add(row);
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private static T Row<T>(IEntityType table)
    {
        var row = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var property in table.GetProperties().Where(p => p.FieldInfo is not null && p.Name != nameof(Chaptered.ChapterId) && !p.IsNullable))
        {
            property.FieldInfo!.SetValue(row, Value(property));
        }

        return row;
    }

    private static object? Value(IProperty property) =>
        property.ClrType == typeof(string) ? (property.GetMaxLength() == 3 ? "USD" : "{}")
        : property.ClrType == typeof(Guid) ? Guid.CreateVersion7()
        : property.ClrType == typeof(DateTime) ? World.Morning
        : property.ClrType == typeof(DateOnly) ? DateOnly.FromDateTime(World.Morning)
        : property.ClrType == typeof(byte[]) ? new byte[] { 1 }
        : property.ValueGenerated == ValueGenerated.OnAdd ? Activator.CreateInstance(property.ClrType)
        : property.ClrType == typeof(int) || property.ClrType == typeof(long) ? Convert.ChangeType(1, property.ClrType, System.Globalization.CultureInfo.InvariantCulture)
        : Activator.CreateInstance(property.ClrType);
}
