using System.Globalization;
using CsvHelper;

namespace Collegium.Start.Import;

/// <summary>What became of a row, and why.</summary>
internal sealed record ImportOutcome(string What, string Why, bool Learned = false);

/// <summary>Tells how far it is, writes a line for each row into a file, and adds them up at the end.</summary>
internal sealed class ImportReport : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TextWriter _console;
    private readonly string _path;
    private readonly CsvWriter _lines;
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _rows;
    private int _before;
    private TimeSpan _told;

    public ImportReport(TextWriter console, string path)
    {
        (_console, _path) = (console, path);
        _lines = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        Line("row", "outcome", "why");
    }

    public void Add(int row, ImportOutcome outcome, bool before, TimeSpan elapsed)
    {
        _rows++;
        _before += before ? 1 : 0;
        _counts[outcome.What] = _counts.GetValueOrDefault(outcome.What) + 1;
        Line(row.ToString(CultureInfo.InvariantCulture), outcome.What, outcome.Why);
        if (elapsed - _told > Pause)
        {
            _told = elapsed;
            _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_rows,7:N0} rows, {_rows / elapsed.TotalSeconds:N0} a second"));
        }
    }

    public void Sum(TimeSpan elapsed, bool stopped, IEnumerable<string> learned)
    {
        _console.WriteLine();
        foreach (var (what, count) in _counts)
        {
            _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} {count,7:N0}"));
        }

        _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"rows",-20} {_rows,7:N0}   in {elapsed.TotalSeconds:N1} s"));
        if (_before > 0)
        {
            _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_before:N0} of them were here from an earlier run and were not sent again."));
        }

        foreach (var line in learned)
        {
            _console.WriteLine(line);
        }

        if (stopped)
        {
            _console.WriteLine("Stopped before the end. The same command goes on from here.");
        }

        _console.WriteLine($"Each row with its reason: {_path}");
    }

    public void Dispose() => _lines.Dispose();

    private void Line(params string[] fields)
    {
        foreach (var field in fields)
        {
            _lines.WriteField(field);
        }

        _lines.NextRecord();
    }
}
