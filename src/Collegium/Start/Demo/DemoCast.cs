using Collegium.Clients;
using Collegium.Identity;

namespace Collegium.Start.Demo;

/// <summary>Who is who in the demo.</summary>
internal sealed class DemoCast
{
    public const string Steward = "Ruth Okafor";
    public const string StewardsPractice = "Okafor Desk";

    public static readonly IReadOnlyDictionary<string, Roles> Offices = new Dictionary<string, Roles>
    {
        [Steward] = Roles.Steward,
        ["Lou Castellane"] = Roles.MembershipSecretary,
        ["Wei Lindqvist"] = Roles.Administrator,
    };

    public static readonly IReadOnlyList<string> Treasurers = ["Noor Talavera", "Samira Bloom"];

    /// <summary>Keys everybody may know, because the demo answers on loopback only.</summary>
    public static readonly IReadOnlyList<(string Key, string Owner, bool Approves)> Keys =
    [
        ("demo-steward", Steward, false),
        ("demo-treasurer", Treasurers[0], false),
        ("demo-treasurer-2", Treasurers[1], true),
        ("demo-practitioner", "Dana Whitlock", false),
        ("demo-client", "Marisol Reyna", false),
    ];

    public Guid Chapter { get; set; }

    public Dictionary<string, Guid> Practices { get; } = [];

    /// <summary>Log-ins by name of the person.</summary>
    public Dictionary<string, Login> Logins { get; } = [];

    /// <summary>Who acts for a practitioner.</summary>
    public Dictionary<Guid, Actor> People { get; } = [];

    /// <summary>Clients, each with the contact that speaks for it.</summary>
    public List<(ClientCard Client, Actor Contact)> Clients { get; } = [];

    public Actor HouseActor => Actor.House(Chapter);

    public Actor StewardActor => Logins[Steward].AsActor();

    public Actor TreasurerActor => Logins[Treasurers[0]].AsActor();

    public Actor SecondTreasurerActor => Logins[Treasurers[1]].AsActor();

    public DateTime LostAt(DemoStage stage) => stage.To.AddDays((stage.From - stage.To).TotalDays * 0.3);

    /// <summary>Clients of that day: they join over the first months, and one leaves.</summary>
    public IReadOnlyList<(ClientCard Client, Actor Contact)> Served(DateTime at, DateTime from) =>
        [.. Clients.Take(20 + (int)((at - from).TotalDays / 4)).Where(c => c.Client.Name != DemoCalendar.Lost || at < from.AddDays(300))];

    public void Add(Login login)
    {
        Logins[login.DisplayName] = login;
        if (login.PractitionerId is { } person)
        {
            People[person] = login.AsActor();
        }
    }

    public void Add(ClientCard client, Login login)
    {
        Logins.TryAdd(login.DisplayName, login);
        Clients.Add((client, login.AsActor()));
    }
}
