using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Collegium.Start.Setup;

/// <summary>What was typed so far. Every step carries the others along, so that nothing is lost and nothing is kept before the end.</summary>
public sealed class SetupAnswers
{
    public const int MostPractices = 5;
    public const int MostPeople = 10;

    private readonly Dictionary<string, StringValues> _typed;

    public SetupAnswers(IEnumerable<KeyValuePair<string, StringValues>> form) =>
        _typed = form.Where(f => f.Key.Contains('.', StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value);

    public SetupAnswers()
        : this([])
    {
    }

    public string this[string name] => _typed.GetValueOrDefault(name).ToString().Trim();

    public string Or(string name, string usual) => this[name] is { Length: > 0 } typed ? typed : usual;

    public bool Has(string name, string value) => _typed.GetValueOrDefault(name).Contains(value);

    public IReadOnlyList<string> All(string name) => [.. _typed.GetValueOrDefault(name).Where(v => !string.IsNullOrEmpty(v)).Select(v => v!)];

    /// <summary>Everything typed in other steps, to be carried in hidden fields.</summary>
    public IEnumerable<(string Name, string Value)> Besides(string step) =>
        from typed in _typed
        where !typed.Key.StartsWith(step + ".", StringComparison.Ordinal)
        from value in typed.Value
        select (typed.Key, value);

    public int Practices => Count("practices.count", MostPractices);

    public int People(int practice) => Count($"practices.{practice}.count", MostPeople);

    /// <summary>Everybody named in the practices, as the officers' step offers them.</summary>
    public IEnumerable<(string Place, string Name)> Everybody() =>
        from practice in Enumerable.Range(0, Practices)
        from person in Enumerable.Range(0, People(practice))
        let name = this[$"practices.{practice}.{person}.name"]
        where name.Length > 0
        select (string.Create(CultureInfo.InvariantCulture, $"{practice}.{person}"), name);

    /// <summary>One more practice, or one more person of a practice.</summary>
    public void Add(string what)
    {
        if (what == "practice")
        {
            _typed["practices.count"] = Math.Min(MostPractices, Practices + 1).ToString(CultureInfo.InvariantCulture);
        }
        else if (int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var practice) && practice < MostPractices)
        {
            _typed[$"practices.{practice}.count"] = Math.Min(MostPeople, People(practice) + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    public decimal? Number(string name) =>
        decimal.TryParse(this[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>“33.4484, -112.0740”, as maps copy it.</summary>
    public (double Latitude, double Longitude)? Place()
    {
        var parts = this["chapter.place"].Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
            ? (latitude, longitude) : null;
    }

    private int Count(string name, int most) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, most) : 1;
}
