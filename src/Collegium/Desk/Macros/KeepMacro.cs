using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Macros;

/// <summary>Keeps a macro for the desk, or changes the one of that name; one without steps is thrown away.</summary>
internal sealed class KeepMacro(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    private const int Longest = 40;

    public static readonly Refusal NoName = new("macro.no-name", "Give the macro a name of at most 40 letters; it is called by it.", Field: "name");

    public static readonly Refusal Taken = new(
        "macro.taken", "There is a macro of this name. Give this one another name, or change the one there is; a program that means to change it sends change: true.", RefusalKind.Conflict, "name");

    public static readonly Refusal NotYours = Refusal.NotAllowed("write macros", "The steward of the desk does.");

    public async Task<Result<string>> Run(string? name, string? text, bool change = false)
    {
        if (!db.Actor.Is(Roles.Steward))
        {
            return NotYours;
        }

        if (WorkText.Line(name) is not { Length: > 0 and <= Longest } named)
        {
            return NoName;
        }

        var read = WorkText.Read(text, "steps");
        if (read.Refused)
        {
            return read.Refusal!;
        }

        var known = await db.Set<Macro>().SingleOrDefaultAsync(m => m.Name == named);
        if (known is not null && !change)
        {
            return Taken;
        }

        var removed = read.Value.Length == 0 && known is not null;
        if (!removed && MacroText.Read(read.Value).Refusal is { } no)
        {
            return no;
        }

        if (removed)
        {
            db.Remove(known!);
        }
        else if (known is not null)
        {
            known.Steps = read.Value;
        }
        else
        {
            db.Add(known = new Macro { Id = clock.NewId(), Name = named, Steps = read.Value });
        }

        facts.Append(removed ? "macro.removed" : "macro.kept", new About("macro", known!.Id), Sight.Officers);
        return named;
    }
}
