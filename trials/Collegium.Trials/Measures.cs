using System.Text;
using System.Text.Json;

namespace Collegium.Trials;

/// <summary>The numbers of a run, in the order they were added.</summary>
internal sealed class Measures : Dictionary<string, double>
{
    /// <summary>Mean of each key under its name and standard error of the mean (0 for a single run) under nameSe.</summary>
    public static Measures MeanOf(IReadOnlyList<Measures> runs)
    {
        var all = new Measures();
        foreach (var key in runs[0].Keys)
        {
            var mean = runs.Average(run => run[key]);
            var squares = runs.Sum(run => (run[key] - mean) * (run[key] - mean));
            all[key] = mean;
            all[key + "Se"] = runs.Count < 2 ? 0 : Math.Sqrt(squares / (runs.Count - 1) / runs.Count);
        }

        return all;
    }

    /// <summary>One JSON object on one line. A measure that is no number is a bug of the trial and throws.</summary>
    public string ToJson()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            foreach (var (key, value) in this)
            {
                json.WriteNumber(key, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
