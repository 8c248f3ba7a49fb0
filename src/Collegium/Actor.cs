namespace Collegium;

/// <summary>What somebody may act as. One person may be several.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Client = 1,
    Practitioner = 2,
    Steward = 4,
    Treasurer = 8,
    MembershipSecretary = 16,
    Administrator = 32,

    /// <summary>Holds a private link to one request.</summary>
    RequestLink = 64,

    /// <summary>Holds a private link to one offer.</summary>
    OfferLink = 128,

    /// <summary>A clock, a reaction or an import: the house itself.</summary>
    House = 256,

    /// <summary>Holds a private link to a place on a panel.</summary>
    PanelLink = 512,

    /// <summary>Was of a practice that is out: reads its own conduct cases, and nothing else.</summary>
    Former = 1024,
}

/// <summary>Who acts, in which chapter. Everything an operation may see or do follows from this.</summary>
public sealed record Actor(Guid Chapter, Roles Roles, string Name)
{
    public const Roles Officers = Roles.Steward | Roles.Treasurer | Roles.MembershipSecretary | Roles.Administrator;

    /// <summary>Everybody who has a login.</summary>
    public const Roles SignedIn = Officers | Roles.Practitioner | Roles.Client;

    public Guid? Login { get; init; }

    public Guid? Practice { get; init; }

    public Guid? Practitioner { get; init; }

    public Guid? Client { get; init; }

    public Guid? Contact { get; init; }

    /// <summary>The one request a private link opens.</summary>
    public Guid? Request { get; init; }

    /// <summary>The one offer a private link opens.</summary>
    public Guid? Offer { get; init; }

    /// <summary>The one place on a panel a private link opens.</summary>
    public Guid? Seat { get; init; }

    /// <summary>When this person last proved who they are; approvals of money ask for a recent proof.</summary>
    public DateTime? SignedInAt { get; init; }

    /// <summary>A program came with an API key; a person signed in otherwise.</summary>
    public bool ByKey { get; init; }

    /// <summary>False for an API key that was not made for approving money.</summary>
    public bool MayApproveMoney { get; init; } = true;

    public bool Is(Roles any) => (Roles & any) != 0;

    public bool IsOfficer => Is(Officers | Roles.House);

    public static Actor Visitor(Guid chapter) => new(chapter, Roles.None, "Visitor");

    public static Actor House(Guid chapter) => new(chapter, Roles.House, "The desk");
}

/// <summary>Where this scope's work happens: set once at the edge, read by the database's filters and by operations.</summary>
public sealed class Here
{
    private Actor? _actor;

    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody has entered this scope yet.");

    public Guid Chapter => _actor?.Chapter ?? Guid.Empty;

    public void Enter(Actor actor) => _actor = actor;
}
