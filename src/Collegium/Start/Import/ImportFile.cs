using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using CsvHelper;
using CsvHelper.Configuration;

namespace Collegium.Start.Import;

/// <summary>A table of text with a line of headings, packed or not.</summary>
internal sealed class ImportFile : IDisposable
{
    private readonly CsvReader _csv;

    public ImportFile(string path)
    {
        Stream bytes = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            bytes = new GZipStream(bytes, CompressionMode.Decompress);
        }

        // A row with a stray quote or a missing field is still somebody's trouble: it is read as far as it goes.
        _csv = new CsvReader(new StreamReader(bytes), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        _csv.Read();
        _csv.ReadHeader();
    }

    public static string HashOf(string path)
    {
        using var whole = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(whole))[..32];
    }

    public IReadOnlyList<string> Columns => _csv.HeaderRecord ?? [];

    /// <summary>Each row with its number and what these columns hold.</summary>
    public IEnumerable<(int Row, string[] Fields)> Rows(params string[] columns)
    {
        for (var row = 1; _csv.Read(); row++)
        {
            yield return (row, [.. columns.Select(c => _csv.GetField(c) ?? "")]);
        }
    }

    public void Dispose() => _csv.Dispose();
}
