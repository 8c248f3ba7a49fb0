using Mono.Cecil;

namespace Collegium.Tests.House;

/// <summary>Which way calls may go: down the staircase, through front doors, and never from the ground up.</summary>
internal static class Arrows
{
    /// <summary>Files of the root namespace that put the house together and so know every room.</summary>
    private static readonly string[] Composition = ["Collegium.Modules", "Collegium.Hosting", "Collegium.Program", "Collegium.Entering"];

    public static IEnumerable<string> Wrong(Building building) =>
        from type in building.Types
        let name = Outermost(type).FullName
        where Place(name) is not null
        from mentioned in Mentions.Of(type)
        let why = Why(name, mentioned.Split('/')[0])
        where why is not null
        select $"{name} → {mentioned}: {why}";

    public static IEnumerable<string> EngineKnowsMore(Building building) =>
        from module in building.Compiled
        where module.Assembly.Name.Name != "Collegium"
        from reference in module.AssemblyReferences
        where !reference.Name.StartsWith("System.", StringComparison.Ordinal)
        select $"{module.Assembly.Name.Name} → {reference.Name}";

    private static string? Why(string from, string to)
    {
        if (Composition.Contains(to))
        {
            return "only the entrance puts the house together";
        }

        if (Place(to) is not { } upper || Place(from) is not { } lower || upper == lower)
        {
            return null;
        }

        var (at, target) = (Step(lower), Step(upper));
        if (target < 0)
        {
            return null; // The ground is everybody's.
        }

        return at < 0 ? "the ground knows no module"
            : target > at ? "a module may use only those above it in the list"
            : lower != "Insight" && Namespace(to) != $"Collegium.{upper}" ? "rooms are private; use the module's door"
            : null;
    }

    private static int Step(string module) => Modules.Staircase.ToList().IndexOf(module);

    /// <summary>The module or ground folder a full name lies in; null for the root and for everything that isn't ours.</summary>
    private static string? Place(string name) =>
        name.Split('.') is ["Collegium", var first, _, ..] && (Modules.Staircase.Contains(first) || Modules.Ground.Contains(first)) ? first : null;

    private static string Namespace(string name) => name[..name.LastIndexOf('.')];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
