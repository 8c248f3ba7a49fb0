using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Collegium.Http;

/// <summary>What this process counted, as Prometheus reads it: sums and counts of the instruments that tell how the house does.</summary>
public sealed class Metrics : IDisposable
{
    private static readonly string[] Instruments =
    [
        "http.server.request.duration", "http.server.active_requests", "dotnet.gc.collections", "dotnet.process.memory.working_set",
        "dotnet.exceptions", "dotnet.process.cpu.time", "db.client.operation.duration", "db.client.connection.count",
    ];

    /// <summary>Routes, not addresses: an address may be a private link.</summary>
    private static readonly string[] Labels =
        ["http.route", "http.request.method", "http.response.status_code", "gc.heap.generation", "error.type", "cpu.mode", "state"];

    private readonly ConcurrentDictionary<string, (double Sum, long Count)> _sums = new();
    private readonly ConcurrentDictionary<string, double> _levels = new();
    private readonly MeterListener _listener = new();

    public void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Instruments.Contains(instrument.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Take(i, value, tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Take(i, value, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Take(i, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, (sum, count)) in _sums.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var (metric, labels) = Parts(name);
            text.Append(CultureInfo.InvariantCulture, $"{metric}_sum{labels} {sum:R}\n{metric}_count{labels} {count}\n");
        }

        foreach (var (name, value) in _levels.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {value:R}\n");
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = Name(instrument, tags);
        if (instrument is Histogram<double>)
        {
            _sums.AddOrUpdate(name, (value, 1), (_, s) => (s.Sum + value, s.Count + 1));
        }
        else
        {
            _levels.AddOrUpdate(name, value, (_, before) => instrument.IsObservable ? value : before + value);
        }
    }

    private static string Name(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = new StringBuilder(instrument.Name.Replace('.', '_'));
        if (instrument.Unit is "s" or "By")
        {
            name.Append(instrument.Unit == "s" ? "_seconds" : "_bytes");
        }

        var first = true;
        foreach (var (key, value) in tags)
        {
            if (Labels.Contains(key))
            {
                name.Append(first ? '{' : ',').Append(key.Replace('.', '_')).Append("=\"").Append(value).Append('"');
                first = false;
            }
        }

        return name.Append(first ? "" : "}").ToString();
    }

    private static (string Metric, string Labels) Parts(string name)
    {
        var at = name.IndexOf('{', StringComparison.Ordinal);
        return at < 0 ? (name, "") : (name[..at], name[at..]);
    }
}
