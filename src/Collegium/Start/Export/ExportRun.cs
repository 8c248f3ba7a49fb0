using System.Globalization;
using System.Text;
using Collegium.Database;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Collegium.Start.Export;

/// <summary>
/// Writes everything the chapter owns: one file a table, and the journal. Secrets, their hashes and what only the machine
/// needs stay out, and no cell is read as a formula by a spreadsheet.
/// </summary>
internal sealed class ExportRun(CollegiumDb db, BooksDoor books, TextWriter console)
{
    /// <summary>Log-ins are told without their secrets; links, keys, answers and timers are the machine's.</summary>
    private static readonly Type[] Machine = [typeof(StoredAnswer), typeof(Database.Timer), typeof(Counter)];

    private static readonly string[] Secret = ["hash", "secret", "token", "passkey", "sealed"];

    /// <summary>All that is told of a log-in: a list of what may go out, so that a new secret can't slip through.</summary>
    private static readonly string[] OfLogins =
        ["id", "chapter_id", "display_name", "email", "roles", "practice_id", "practitioner_id", "client_id", "contact_id"];

    public static Refusal NotEmpty(string folder) => CommandLine.Wrong($"{folder} is not empty. Name a new folder, so that no older export is mixed in.");

    public async Task<Result<Done>> Run(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            return NotEmpty(folder);
        }

        Directory.CreateDirectory(folder);
        foreach (var entity in db.Model.GetEntityTypes().Where(Owned).OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            var rows = await Table(entity, Path.Combine(folder, entity.GetTableName() + ".csv"));
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entity.GetTableName(),-36} {rows,9:N0}"));
        }

        await using var journal = new StreamWriter(Path.Combine(folder, "journal.hledger"));
        books.WriteHledger(journal);
        return Done.It;
    }

    private static bool Owned(IEntityType entity) =>
        entity.GetTableName() is { } table && entity.FindProperty(nameof(Chaptered.ChapterId)) is not null
        && !Machine.Contains(entity.ClrType) && (!table.StartsWith("identity_", StringComparison.Ordinal) || table == "identity_logins");

    private async Task<int> Table(IEntityType entity, string path)
    {
        var columns = entity.GetProperties().Select(p => p.GetColumnName())
            .Where(c => entity.ClrType == typeof(Login) ? OfLogins.Contains(c) : c == "text_hash" || !Secret.Any(s => c.Contains(s, StringComparison.Ordinal))).ToList();
        var order = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""));
        await db.Database.OpenConnectionAsync();
        await using var query = db.Database.GetDbConnection().CreateCommand();
        query.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{entity.GetTableName()}\" WHERE \"chapter_id\" = @chapter ORDER BY {order}";
        var chapter = query.CreateParameter();
        chapter.ParameterName = "@chapter";
        chapter.Value = db.IsPostgres ? db.Chapter : db.Chapter.ToString().ToUpperInvariant();
        query.Parameters.Add(chapter);
        await using var rows = await query.ExecuteReaderAsync();
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await file.WriteAsync(CsvFile.Line(columns));
        var count = 0;
        for (; await rows.ReadAsync(); count++)
        {
            await file.WriteAsync(CsvFile.Line([.. columns.Select((_, i) => rows.IsDBNull(i) ? null : rows.GetValue(i) is byte[] bytes ? Convert.ToBase64String(bytes) : rows.GetValue(i))]));
        }

        return count;
    }
}
