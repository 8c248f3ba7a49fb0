using System.Text.Json;

namespace Collegium.Desk.Requests;

/// <summary>A skill the request takes, how sure triage is, and the stretches of the client's words that spoke for it.</summary>
internal sealed record Need(string Skill, double Confidence, IReadOnlyList<NeedWord> Words)
{
    public static string Write(IReadOnlyList<Need> needs) => JsonSerializer.Serialize(needs, JsonSerializerOptions.Web);

    public static IReadOnlyList<Need> Read(string json) => JsonSerializer.Deserialize<List<Need>>(json, JsonSerializerOptions.Web)!;
}

internal sealed record NeedWord(string Word, int Start, int Length);
