using System.Globalization;
using System.IO.Compression;

namespace Collegium.Trials.Network;

/// <summary>Tables of numbers with a header row; a name that ends in .gz is read as such.</summary>
internal static class Csv
{
    public static List<double[]> Numbers(string path, params string[] columns) =>
        Read(path, columns, cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null);

    /// <summary>Reads the named columns, in the order named; each cell is made a number, or refused with null.</summary>
    public static List<double[]> Read(string path, string[] columns, Func<string, double?> number)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var head = (Line(reader, path) ?? "").Split(',');
        var places = columns.Select(column => Array.IndexOf(head, column)).ToArray();
        if (places.Contains(-1))
        {
            throw new BadArguments($"{path} has the columns {string.Join(", ", head)}; it takes {string.Join(", ", columns)}.");
        }

        var rows = new List<double[]>();
        while (Line(reader, path) is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            rows.Add(Array.ConvertAll(places, place => (place < cells.Length ? number(cells[place]) : null)
                ?? throw new BadArguments($"{path} can't be read in line {rows.Count + 2}: {line}")));
        }

        return rows.Count > 0 ? rows : throw new BadArguments($"{path} holds no rows.");
    }

    private static string? Line(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException bad)
        {
            throw new BadArguments($"{path} can't be unpacked: {bad.Message}");
        }
    }
}
