using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Collegium.Tests.House;

/// <summary>Rules one can see in what the compiler made: lengths, arguments, names, what entities and clocks may know.</summary>
internal static class CodeRules
{
    private const int MostLines = 70;
    private const int MostArguments = 6;

    private static readonly string[] Impatient =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid",
    ];

    /// <summary>Markup and field initialisers are bounded by the file's cap; migrations are made by a machine.</summary>
    public static IEnumerable<string> LongMethod(Building building) =>
        from type in building.Types
        where !IsMigration(type)
        from method in type.Methods
        where !method.IsConstructor && method.Name != "BuildRenderTree" && method.DebugInformation.HasSequencePoints
        let points = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden && p.Document.Url.EndsWith(".cs", StringComparison.Ordinal)).ToList()
        where points.Count > 0
        let lines = points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1
        where lines > MostLines && !IsGenerated(type)
        select $"{type.FullName}.{method.Name}: {lines} lines";

    /// <summary>A record's arguments are its contents, not what it works with, so records are exempt; so are attributes.</summary>
    public static IEnumerable<string> ManyArguments(Building building) =>
        from type in building.Types
        where !IsMigration(type) && !IsRecord(type) && !IsGenerated(type)
        from made in type.GetConstructors()
        where made.Parameters.Count > MostArguments
        select $"{type.FullName}: {made.Parameters.Count} arguments";

    public static IEnumerable<string> RoomLikeType(Building building)
    {
        var types = building.Types.Where(t => !t.IsNested && !IsGenerated(t)).ToList();
        var names = types.Select(t => t.Name.Split('`')[0]).ToHashSet();
        string[] projects = ["Ledger", "Trust", "Language", "Routing", "Tests", "Trials"];
        return from room in types.Where(t => t.Namespace.StartsWith("Collegium", StringComparison.Ordinal)
                   && t.Module.Assembly.Name.Name is "Collegium" or "Collegium.Tests").SelectMany(t => t.Namespace.Split('.').Skip(1)).Distinct()
               where names.Contains(room) || projects.Contains(room)
               select $"“{room}” is a room and a {(names.Contains(room) ? "type" : "project")}";
    }

    public static IEnumerable<string> OwnClock(Building building) =>
        from type in building.Types
        from call in Mentions.Calls(type)
        where Impatient.Contains(call)
        select $"{type.FullName} calls {call}";

    public static IEnumerable<string> ImpureEntity(Building building) =>
        from type in building.Types
        where IsChaptered(type)
        from mentioned in Mentions.Of(type)
        where mentioned.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || mentioned.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        select $"{type.FullName} → {mentioned}";

    private static bool IsChaptered(TypeDefinition type)
    {
        for (var at = type.BaseType; at is not null; at = (at as TypeDefinition ?? at.Resolve())?.BaseType)
        {
            if (at.FullName == "Collegium.Database.Chaptered")
            {
                return true;
            }

            if (at.Scope.Name.StartsWith("System.", StringComparison.Ordinal) || at.Scope.Name.StartsWith("Microsoft.", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsMigration(TypeDefinition type) => type.Namespace.Contains(".Migrations.", StringComparison.Ordinal);

    private static bool IsRecord(TypeDefinition type) => type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers");

    private static bool IsGenerated(TypeDefinition type) =>
        type.Name.Contains('<') && !type.Name.Contains(">d__", StringComparison.Ordinal)
        || type.CustomAttributes.Any(a => a.AttributeType.Name == "GeneratedCodeAttribute")
        || type.DeclaringType is { } outer && IsGenerated(outer);
}
