using System.Text.Json;
using Collegium.Facts;

namespace Collegium.Desk;

/// <summary>Says who was called for a request and who promised what.</summary>
internal static class StoryWordsOfAlerts
{
    public static StoryEvent? Of(Fact fact, JsonElement data, StoryNames names) => fact.Kind switch
    {
        "alert.started" => new(fact.At, "phone", "People on call are reached", data.Word("because") == "nobody" ? "because nobody took it." : "because the desk is closed.") { Tone = "warn" },
        "alert.level-called" => new(fact.At, "phone", "Called:", $"{Names(data, names)}.") { Tone = "mute" },
        "alert.level-skipped" => new(fact.At, "no", "Next was called at once:", "nobody was on.") { Tone = "mute" },
        "alert.acknowledged" => new(fact.At, "clock", $"{Name(data.Id("by"), names)} promised a time."),
        "alert.promise-missed" => new(fact.At, "broken", "The promised time passed.", "Everybody is called again.") { Tone = "bad" },
        "alert.exhausted" => new(fact.At, "broken", "Everybody was called and nobody promised.", "The stewards were told.") { Tone = "bad" },
        _ => null,
    };

    /// <summary>Everybody an alert's fact names: practitioners, or stewards by their log-in.</summary>
    public static IEnumerable<Guid> People(Fact fact)
    {
        var data = fact.Read();
        return data.TryGetProperty("people", out var people) ? people.EnumerateArray().Select(p => p.GetGuid()) : [data.Id("by")];
    }

    private static string Names(JsonElement data, StoryNames names) =>
        string.Join(", ", data.GetProperty("people").EnumerateArray().Select(p => Name(p.GetGuid(), names)));

    private static string Name(Guid id, StoryNames names) => names.Logins.TryGetValue(id, out var login) ? login : names.Person(id);
}
