using System.Globalization;

namespace Collegium.Trials.Tickets;

/// <summary>An incident of the ServiceNow log: what was known when it was opened, which group people chose, which one resolved it.</summary>
internal sealed record Incident(string[] Fields, DateTime Opened, DateTime? Resolved, string? Chosen, string? Resolving)
{
    private static readonly string[] AtOpening =
        ["category", "subcategory", "u_symptom", "location", "contact_type", "cmdb_ci", "impact", "urgency", "caller_id", "opened_by"];

    private static readonly string[] Columns =
        ["number", "sys_mod_count", "sys_updated_at", "incident_state", "assignment_group", "opened_at", "resolved_at", .. AtOpening];

    public bool Misrouted => Chosen != Resolving;

    /// <summary>As eventlog_measures.py rebuilds them; those whose groups are known.</summary>
    public static List<Incident> Read(string path) =>
        [.. Rows(path).Select(One).Where(one => one.Chosen is not null && one.Resolving is not null)];

    /// <summary>Each incident's events in order: number, change, when, state, group, opened, resolved, and what was known.</summary>
    public static IEnumerable<List<string[]>> Rows(string path) => Csv.Texts(path, Columns).GroupBy(row => row[0])
        .Select(events => events.OrderBy(row => int.Parse(row[1], CultureInfo.InvariantCulture)).ThenBy(row => When(row[2])).ToList());

    public static Incident One(List<string[]> rows)
    {
        var groups = rows.Select(row => row[4]).Where(group => group != "?").ToList();
        var resolved = rows.Find(row => row[3] == "Resolved" && row[4] != "?")?[4];
        return new(Known(rows[0].AsSpan(7)), When(rows[0][5]) ?? default, rows.Select(row => When(row[6])).LastOrDefault(at => at is not null),
            groups.FirstOrDefault(), resolved ?? groups.LastOrDefault());
    }

    private static string[] Known(ReadOnlySpan<string> cells)
    {
        var fields = new List<string>(cells.Length + 2);
        for (var i = 0; i < cells.Length; i++)
        {
            fields.Add($"{AtOpening[i]}={cells[i]}");
        }

        return [.. fields, $"{cells[1]}|{cells[3]}", $"{cells[1]}|{cells[2]}"];
    }

    public static DateTime? When(string cell) =>
        DateTime.TryParseExact(cell, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
