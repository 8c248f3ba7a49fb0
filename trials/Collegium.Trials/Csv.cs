using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace Collegium.Trials;

/// <summary>Tables with a header row; a name that ends in .gz is read as such.</summary>
internal static class Csv
{
    /// <summary>Reads the named columns as numbers, in the order named.</summary>
    public static List<double[]> Numbers(string path, params string[] columns) =>
        Read(path, columns, cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null);

    /// <summary>Reads the named columns, in the order named; each cell is made a number, or refused with null.</summary>
    public static List<double[]> Read(string path, string[] columns, Func<string, double?> number) =>
        [.. Texts(path, columns).Select((row, at) => Array.ConvertAll(row, cell => number(cell)
            ?? throw new BadArguments($"{path} can't be read in row {at + 2}: {cell}")))];

    /// <summary>Reads the named columns as they are, in the order named.</summary>
    public static List<string[]> Texts(string path, params string[] columns)
    {
        var rows = new List<string[]>();
        try
        {
            using var file = File.OpenRead(path);
            using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
            using var table = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
            var head = table.Read() ? table.Record! : [];
            var places = columns.Select(column => Array.IndexOf(head, column)).ToArray();
            if (places.Contains(-1))
            {
                throw new BadArguments($"{path} has the columns {string.Join(", ", head)}; it takes {string.Join(", ", columns)}.");
            }

            while (table.Read())
            {
                rows.Add(Array.ConvertAll(places, place => place < table.Count ? table[place]
                    : throw new BadArguments($"{path} can't be read in line {table.RawRow}: it has {table.Count} cells.")));
            }
        }
        catch (InvalidDataException bad)
        {
            throw new BadArguments($"{path} can't be unpacked: {bad.Message}");
        }

        return rows.Count > 0 ? rows : throw new BadArguments($"{path} holds no rows.");
    }
}
