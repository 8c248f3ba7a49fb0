using System.Globalization;
using System.IO.Compression;
using Collegium.Trust;

namespace Collegium.Trials;

/// <summary>A network of certificates: people as handles from 0 in the order of their numbers, certificates as vouches.</summary>
internal sealed class Advogato
{
    /// <summary>The level that makes a certificate count towards the council.</summary>
    private const double Master = 1.0;

    private Advogato(int people, List<Vouch> certificates, int[] standing)
    {
        People = people;
        Certificates = certificates;
        Standing = standing;
    }

    public int People { get; }

    /// <summary>Certificates above the level of an observer, from one to another, in file order; repeated ones once.</summary>
    public IReadOnlyList<Vouch> Certificates { get; }

    /// <summary>How many certificates of the highest level each has.</summary>
    public IReadOnlyList<int> Standing { get; }

    /// <summary>Reads source,target,level with a header line; .gz is unpacked.</summary>
    public static Advogato Read(string file)
    {
        var rows = Lines(file).Skip(1).Where(line => line.Length > 0).Select(line => Row(file, line))
            .Where(row => row.Source != row.Target && row.Level > 0).ToList();
        var handles = rows.SelectMany(row => new[] { row.Source, row.Target }).Distinct().Order()
            .Select((number, handle) => (number, handle)).ToDictionary(one => one.number, one => one.handle);
        var standing = new int[handles.Count];
        foreach (var row in rows.Where(row => row.Level >= Master))
        {
            standing[handles[row.Target]]++;
        }

        return new Advogato(handles.Count, [.. rows.Select(row => new Vouch(handles[row.Source], handles[row.Target])).Distinct()], standing);
    }

    private static (long Source, long Target, double Level) Row(string file, string line)
    {
        var cells = line.Split(',');
        return cells.Length >= 3 && Option.TryWhole(cells[0], out var source) && Option.TryWhole(cells[1], out var target)
            && double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var level)
            ? (source, target, level)
            : throw new BadArguments($"{file} holds the line \"{line}\", which is no source,target,level.");
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using var plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var text = new StreamReader(plain);
        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
