using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Collegium.Database;

/// <summary>Rows to add to one table.</summary>
internal sealed record NewRows(InsertTable Table, IReadOnlyList<object> Rows);

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

    /// <summary>Null for a table with more to it than rows of values: foreign keys, shadow columns, inheritance.</summary>
    public static InsertTable? Of(IEntityType type, bool postgres)
    {
        if (type.GetTableName() is not { } name || type.GetForeignKeys().Any() || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()
            || type.GetProperties().Any(p => p.PropertyInfo is null))
        {
            return null;
        }

        var made = type.GetProperties().Where(IsMadeByTheDatabase).ToList();
        var columns = type.GetProperties().Except(made).Select(p => new Column(p)).ToList();
        return postgres && columns.Exists(c => c.IsList) ? null : new InsertTable(name, columns, made.Count > 0, postgres);
    }

    /// <summary>On PostgreSQL: a column's values go as one array.</summary>
    public DbBatchCommand AllAtOnce(IReadOnlyList<object> rows)
    {
        var command = new NpgsqlBatchCommand(_sql);
        foreach (var column in _columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = column.Values(rows), DataTypeName = column.Type + "[]" });
        }

        return command;
    }

    /// <summary>On SQLite: the statement is parsed once and run for each row.</summary>
    public void OneByOne(DbCommand command, IReadOnlyList<object> rows)
    {
        command.CommandText = _sql;
        for (var at = 0; at < _columns.Count; at++)
        {
            command.Parameters.Add(_columns[at].Parameter(command, FormattableString.Invariant($"@p{at}"), rows[0]));
        }

        command.ExecuteNonQuery();
        foreach (var row in rows.Skip(1))
        {
            for (var at = 0; at < _columns.Count; at++)
            {
                command.Parameters[at].Value = _columns[at].Value(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static bool IsMadeByTheDatabase(IProperty property) =>
        property.GetDefaultValueSql() is not null
        || (property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType != typeof(Guid) && property.ClrType != typeof(string));

    private static T[] Fill<T>(IReadOnlyList<object> rows, Func<object, object?> value)
    {
        var values = new T[rows.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = (T)value(rows[at])!;
        }

        return values;
    }

    /// <summary>How one property is written.</summary>
    private sealed class Column
    {
        private readonly IClrPropertyGetter _getter;
        private readonly RelationalTypeMapping _mapping;
        private readonly bool _nullable;
        private readonly Func<IReadOnlyList<object>, Func<object, object?>, Array> _fill;

        public Column(IProperty property)
        {
            (_getter, _mapping, _nullable) = (property.GetGetter(), property.GetRelationalTypeMapping(), property.IsNullable);
            Name = property.GetColumnName();
            Type = _mapping.StoreTypeNameBase;
            var written = _mapping.Converter?.ProviderClrType ?? _mapping.ClrType;
            IsList = written != typeof(string) && written != typeof(byte[]) && typeof(System.Collections.IEnumerable).IsAssignableFrom(written);
            var plain = Nullable.GetUnderlyingType(written) ?? written;
            var element = _nullable && plain.IsValueType ? typeof(Nullable<>).MakeGenericType(plain) : plain;
            _fill = Filler.MakeGenericMethod(element).CreateDelegate<Func<IReadOnlyList<object>, Func<object, object?>, Array>>();
        }

        public string Name { get; }

        public string Type { get; }

        /// <summary>A list in one column: an array of them would be taken for a table.</summary>
        public bool IsList { get; }

        public object? Value(object row) =>
            _getter.GetClrValue(row) is { } value ? _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value : null;

        public Array Values(IReadOnlyList<object> rows) => _fill(rows, Value);

        public DbParameter Parameter(DbCommand command, string name, object row) => _mapping.CreateParameter(command, name, _getter.GetClrValue(row), _nullable);
    }
}
