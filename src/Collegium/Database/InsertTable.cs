using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Collegium.Database;

/// <summary>Rows to add to one table, each as the driver takes its columns: whoever waits for a turn has worked that out before.</summary>
internal sealed record NewRows(InsertTable Table, IReadOnlyList<object?[]> Rows);

/// <summary>How rows of one table are added: the statement is the same for any number of them, so the database plans it once.</summary>
internal sealed class InsertTable
{
    private static readonly MethodInfo Filler = typeof(InsertTable).GetMethod(nameof(Fill), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly List<Column> _columns;
    private readonly string _sql;

    private InsertTable(string name, List<Column> columns, bool numbered, bool postgres)
    {
        (_columns, Numbered) = (columns, numbered);
        var values = postgres
            ? $"SELECT * FROM unnest({string.Join(", ", columns.Select((c, at) => FormattableString.Invariant($"${at + 1}::{c.Type}[]")))})"
            : $"VALUES ({string.Join(", ", columns.Select((_, at) => FormattableString.Invariant($"@p{at}")))})";
        _sql = $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) {values}";
    }

    /// <summary>The database gives its rows their numbers.</summary>
    public bool Numbered { get; }

    /// <summary>Null for a table with more to it than rows of values we write: foreign keys, shadow columns, inheritance, other types.</summary>
    public static InsertTable? Of(IEntityType type, bool postgres)
    {
        if (type.GetTableName() is not { } name || type.GetForeignKeys().Any() || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()
            || type.GetProperties().Any(p => p.PropertyInfo is null))
        {
            return null;
        }

        var made = type.GetProperties().Where(IsMadeByTheDatabase).ToList();
        var columns = type.GetProperties().Except(made).Select(p => new Column(p)).ToList();
        return columns.Exists(c => postgres ? c.IsList : !SqliteRows.Knows(c.Written)) ? null : new InsertTable(name, columns, made.Count > 0, postgres);
    }

    public NewRows Of(IEnumerable<object> rows) => new(this, [.. rows.Select(row => _columns.ConvertAll(c => c.Value(row)).ToArray())]);

    /// <summary>On PostgreSQL: a column's values go as one array.</summary>
    public DbBatchCommand AllAtOnce(IReadOnlyList<object?[]> rows)
    {
        var command = new NpgsqlBatchCommand(_sql);
        for (var at = 0; at < _columns.Count; at++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = _columns[at].Values(rows, at), DataTypeName = _columns[at].Type + "[]" });
        }

        return command;
    }

    /// <summary>On SQLite: the statement is parsed once and run for each row.</summary>
    public void OneByOne(SqliteConnection connection, IReadOnlyList<object?[]> rows) => SqliteRows.Add(connection, _sql, rows);

    private static bool IsMadeByTheDatabase(IProperty property) =>
        property.GetDefaultValueSql() is not null
        || (property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType != typeof(Guid) && property.ClrType != typeof(string));

    private static T[] Fill<T>(IReadOnlyList<object?[]> rows, int column)
    {
        var values = new T[rows.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = (T)rows[at][column]!;
        }

        return values;
    }

    /// <summary>How one property is written.</summary>
    private sealed class Column
    {
        private readonly IClrPropertyGetter _getter;
        private readonly RelationalTypeMapping _mapping;
        private readonly Func<IReadOnlyList<object?[]>, int, Array> _fill;

        public Column(IProperty property)
        {
            (_getter, _mapping) = (property.GetGetter(), property.GetRelationalTypeMapping());
            Name = property.GetColumnName();
            Type = _mapping.StoreTypeNameBase;
            var written = Written = _mapping.Converter?.ProviderClrType ?? _mapping.ClrType;
            IsList = written != typeof(string) && written != typeof(byte[]) && typeof(System.Collections.IEnumerable).IsAssignableFrom(written);
            var plain = Nullable.GetUnderlyingType(written) ?? written;
            var element = property.IsNullable && plain.IsValueType ? typeof(Nullable<>).MakeGenericType(plain) : plain;
            _fill = Filler.MakeGenericMethod(element).CreateDelegate<Func<IReadOnlyList<object?[]>, int, Array>>();
        }

        public string Name { get; }

        public string Type { get; }

        /// <summary>The type of value the driver is given.</summary>
        public Type Written { get; }

        /// <summary>A list in one column: an array of them would be taken for a table.</summary>
        public bool IsList { get; }

        public object? Value(object row) =>
            _getter.GetClrValue(row) is { } value ? _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value : null;

        public Array Values(IReadOnlyList<object?[]> rows, int at) => _fill(rows, at);
    }
}
