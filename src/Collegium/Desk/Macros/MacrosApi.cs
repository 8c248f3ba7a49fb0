using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Macros;

internal static class MacrosApi
{
    public sealed record MacroShown(string Name, string Steps);

    public sealed record MacroBody(string? Name, string? Steps, bool Change = false);

    public sealed record MacroList(IReadOnlyList<MacroShown> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/macros", List).Allow(Roles.Steward).WithName("ListMacros");
        api.MapPost("/macros", Keep).Allow(Roles.Steward).WithName("KeepMacro")
            .WithDescription("“change” is true to write the one of that name anew; without steps it is thrown away.");
    }

    private static async Task<IResult> List(CollegiumDb db) => Results.Ok(new MacroList(
        await db.Set<Macro>().AsNoTracking().OrderBy(m => m.Name).Select(m => new MacroShown(m.Name, m.Steps)).ToListAsync()));

    private static Task<IResult> Keep(MacroBody body, KeepMacro keep, ApiWrite write) =>
        write.Step(() => keep.Run(body.Name, body.Steps, body.Change), name => Task.FromResult<object>(new MacroShown(name, body.Steps ?? "")));
}
