using Collegium.Members;

namespace Collegium.Start.Import;

/// <summary>Which column of a file says what each row took, and what the chapter's reader learned from it.</summary>
internal sealed class ImportLabels(string? column, IReadOnlyDictionary<string, SkillCard> skills)
{
    /// <summary>Rows looked at to find a column that holds nothing but skills.</summary>
    private const int Peek = 50;

    private const int MostUnknown = 5;

    private static readonly char[] Between = ['|', ';'];

    private readonly SortedSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private int _learned;
    private int _without;

    public string? Column => column;

    /// <summary>The column that was named, or else the only one in which every row holds a code of ours.</summary>
    public static ImportLabels Find(ImportRequests import, IReadOnlyDictionary<string, SkillCard> skills)
    {
        if (import.Live || import.Label is not null)
        {
            return new ImportLabels(import.Label, skills);
        }

        using var file = new ImportFile(import.File);
        string[] possible = [.. file.Columns.Where(c => c != import.Text).Distinct()];
        var seen = file.Rows(possible).Take(Peek).ToList();
        string[] fits = [.. possible.Where((_, i) => seen.Count > 0 && seen.All(row => skills.ContainsKey(row.Fields[i].Trim())))];
        return new ImportLabels(fits is [var only] ? only : null, skills);
    }

    /// <summary>The codes a row's label names, by code or by name; none where one of them is no skill of ours.</summary>
    public IReadOnlyList<string> Of(string label)
    {
        var codes = new List<string>();
        foreach (var word in label.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (skills.Values.FirstOrDefault(s => Same(s.Code, word) || Same(s.Name, word)) is not { } skill)
            {
                _unknown.Add(word);
                return [];
            }

            codes.Add(skill.Code);
        }

        return [.. codes.Distinct()];
    }

    public void Count(bool learned)
    {
        _learned += learned ? 1 : 0;
        _without += learned ? 0 : 1;
    }

    public IEnumerable<string> Said()
    {
        if (column is null)
        {
            yield return "The reader learned nothing: no column says what each row took. Name one that holds codes or names of skills with --label COLUMN.";
            yield break;
        }

        yield return FormattableString.Invariant($"The reader learned from {_learned:N0} rows, by the column “{column}”; {_without:N0} taught it nothing.");
        if (_unknown.Count > 0)
        {
            yield return $"Not skills of our catalogue: {string.Join(", ", _unknown.Take(MostUnknown))}{(_unknown.Count > MostUnknown ? FormattableString.Invariant($" and {_unknown.Count - MostUnknown} more") : "")}.";
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
