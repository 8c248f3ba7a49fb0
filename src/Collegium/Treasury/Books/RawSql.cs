using System.Data.Common;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Collegium.Treasury.Books;

/// <summary>Commands on the context's own connection, inside the write under way.</summary>
internal static class RawSql
{
    public static DbCommand Command(this CollegiumDb db, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.With(name, value);
        }

        return command;
    }

    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        return command;
    }
}
