using System.Text.Json;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk;

/// <summary>The rows a story is told from: facts hold ids only, the names and words stand in rows that can be erased.</summary>
internal sealed record StoryNames(Roster Roster, Request Request)
{
    public const string Former = "A former member";

    /// <summary>Who told the request, and whoever holds its link.</summary>
    public required string Teller { get; init; }

    public required IReadOnlyDictionary<Guid, string> Logins { get; init; }

    public required IReadOnlyDictionary<Guid, Offer> Offers { get; init; }

    public required IReadOnlyDictionary<Guid, Note> Notes { get; init; }

    public required IReadOnlyDictionary<Guid, TimeEntry> Times { get; init; }

    public required IReadOnlyDictionary<Guid, Estimate> Estimates { get; init; }

    /// <summary>Who did it, as people know them.</summary>
    public string Actor(Fact fact) =>
        fact.ActorLogin is { } login && Logins.TryGetValue(login, out var name) ? name
        : fact.ActorAs == "house" ? "The desk"
        : fact.Kind.StartsWith("offer.", StringComparison.Ordinal) ? Asked(fact)
        : Teller;

    /// <summary>Whose step it was: the party on the phone, not the officer who took it down.</summary>
    public string Party(Fact fact) => fact.ActedFor switch
    {
        "client" => Teller,
        "practice" => fact.Kind.StartsWith("offer.", StringComparison.Ordinal) ? Asked(fact) : Holder,
        _ => Actor(fact),
    };

    /// <summary>“Ruth Okafor wrote it down on the phone.”, where an officer took the step.</summary>
    public string? OnThePhone(Fact fact) => fact.ActedFor is null ? null : $"{Actor(fact)} took it down on the phone.";

    /// <summary>Requests that were put to this one; their story is told with it.</summary>
    public IReadOnlyDictionary<Guid, Request> Merged { get; init; } = new Dictionary<Guid, Request>();

    public string Steward(Guid login) => login == Guid.Empty ? "No steward in particular" : Logins.GetValueOrDefault(login, "Another steward");

    public string Holder => Request.PractitionerId is { } id ? Person(id) : Former;

    public string Person(Guid id) => Roster.People.TryGetValue(id, out var person) ? person.Name : Former;

    public string Practice(Guid id) => Roster.Practices.TryGetValue(id, out var practice) ? practice.Name : Former;

    public string Skill(string code) => Roster.Skills.TryGetValue(code, out var skill) ? skill.Name : code;

    public string Asked(Fact fact) => Offers.TryGetValue(fact.AboutId, out var offer) ? Person(offer.PractitionerId) : Former;
}

/// <summary>Reads a fact's data, whatever of it is there.</summary>
internal static class FactData
{
    public static JsonElement Read(this Fact fact) => JsonSerializer.Deserialize<JsonElement>(fact.Data);

    public static string? Word(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long Number(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;

    public static bool Yes(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static Guid Id(this JsonElement data, string name) =>
        data.Word(name) is { } text && Guid.TryParse(text, out var id) ? id : Guid.Empty;
}
