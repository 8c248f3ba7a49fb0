using System.Text.Json;
using System.Text.Json.Serialization;
using Collegium.Database;

namespace Collegium.Facts;

/// <summary>What a fact is about, and whom it concerns.</summary>
public readonly record struct About(string Type, Guid Id)
{
    public Guid? Request { get; init; }

    public Guid? Client { get; init; }

    public Guid? Practice { get; init; }
}

/// <summary>Appends facts to the write under way; they are kept or undone with it.</summary>
public sealed class FactLog(CollegiumDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="kind">Noun and past tense.</param>
    /// <param name="about">The thing, and whom it concerns.</param>
    /// <param name="sight">Who besides officers sees it.</param>
    /// <param name="data">Ids, codes and amounts; never free text or contact data.</param>
    /// <param name="actedFor">The party on the phone, when an officer took the step for it.</param>
    public void Append(string kind, About about, Sight sight, object? data = null, string? actedFor = null) =>
        db.Append(new Fact
        {
            Id = clock.NewId(),
            At = clock.Now(),
            Kind = kind,
            AboutType = about.Type,
            AboutId = about.Id,
            ActorLogin = db.Actor.Login,
            ActorAs = As(db.Actor),
            ActedFor = actedFor,
            RequestId = about.Request,
            ClientId = about.Client,
            PracticeId = about.Practice,
            Sight = sight | Sight.Officers,
            Data = data is null ? "{}" : JsonSerializer.Serialize(data, Json),
        });

    private static string As(Actor actor) => actor switch
    {
        _ when actor.Is(Roles.House) => "house",
        _ when actor.Is(Roles.RequestLink | Roles.OfferLink | Roles.PanelLink) => "link",
        _ when actor.Is(Roles.Client) => "client",
        _ when actor.Is(Roles.Steward) => "steward",
        _ when actor.Is(Roles.Treasurer) => "treasurer",
        _ when actor.Is(Roles.MembershipSecretary) => "membership-secretary",
        _ when actor.Is(Roles.Administrator) => "administrator",
        _ when actor.Is(Roles.Practitioner) => "practitioner",
        _ => "visitor",
    };
}
