namespace Collegium.Http;

/// <summary>
/// Who may call an endpoint or open a page. An endpoint without it answers nobody. It is the first wall; the operation's
/// own first line is the second, and knows about ownership.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute(Roles roles) : Attribute
{
    public Roles Roles { get; } = roles;

    public bool Anyone => Roles == Roles.None;

    public bool Permits(Actor actor) => Anyone || actor.Is(Roles);
}

public static class AllowExtensions
{
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, Roles roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AllowAttribute(roles));
}
