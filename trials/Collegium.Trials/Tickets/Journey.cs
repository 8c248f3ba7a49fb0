namespace Collegium.Trials.Tickets;

/// <summary>The way an incident of the log took: who had it from when, when somebody first did anything, when it was resolved.</summary>
/// <param name="Stints">Each group that had it, from when, and the minutes until it next did anything about it.</param>
internal sealed record Journey(Incident Incident, DateTime Answered, IReadOnlyList<(string Group, DateTime From, double Minutes)> Stints)
{
    public DateTime Opened => Incident.Opened;

    /// <summary>When the group that resolved it first had it.</summary>
    public DateTime Found => Stints.First(s => s.Group == Incident.Resolving).From;

    /// <summary>When it first did anything.</summary>
    public DateTime Begun => Found.AddMinutes(Stints.First(s => s.Group == Incident.Resolving).Minutes);

    /// <summary>Minutes a group took to do anything, the first time it had it; null where it never had.</summary>
    public double? Took(string group) => Stints.Where(s => s.Group == group).Select(s => (double?)s.Minutes).FirstOrDefault();

    public static List<Journey> Read(string path) => [.. Incident.Rows(path).Select(Of).OfType<Journey>().OrderBy(j => j.Incident.Opened)];

    private static Journey? Of(List<string[]> rows)
    {
        var incident = Incident.One(rows);
        if (incident.Chosen is null || incident.Resolving is null || incident.Opened == default)
        {
            return null;
        }

        var events = rows.Select(r => (State: r[3], Group: r[4], At: Incident.When(r[2]) ?? incident.Opened)).ToList();
        var answered = events.Where(e => e.State != "New").Select(e => (DateTime?)e.At).FirstOrDefault() ?? events[^1].At;
        var stints = new List<(string Group, DateTime From, double Minutes)>();
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Group != "?" && (stints.Count == 0 || stints[^1].Group != events[i].Group))
            {
                var from = stints.Count == 0 ? incident.Opened : events[i].At;
                var next = events.Skip(i).Where(e => e.At > from).Select(e => e.At).FirstOrDefault(from);
                stints.Add((events[i].Group, from, (next - from).TotalMinutes));
            }
        }

        return new(incident, answered, stints);
    }
}
