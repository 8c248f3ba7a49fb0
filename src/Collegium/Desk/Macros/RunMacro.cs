using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Board;
using Collegium.Desk.Requests;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Macros;

/// <summary>Takes all steps of a macro on one request, with what is known of it put in; one that is refused undoes the others.</summary>
internal sealed class RunMacro(CollegiumDb db, DeskMoves desk, WorkMoves work, ClientsDoor clients, MembersDoor members, TimeProvider clock)
{
    public static readonly Refusal Unknown = new("macro.unknown", "There is no macro of this name. Pick one from the list under “Macros”.", Field: "words");

    public async Task<Result<Done>> Run(Guid request, string? name)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House) || await db.Locked<Request>(request) is not { } held)
        {
            return Refusal.Missing("request");
        }

        if (await db.Set<Macro>().AsNoTracking().SingleOrDefaultAsync(m => m.Name == name) is not { } macro)
        {
            return Unknown;
        }

        foreach (var (step, words) in MacroText.Read(macro.Steps).Value)
        {
            var filled = words is null ? null : MacroText.Fill(words, await Known(held));
            var done = await desk.Run(step, request, filled) ?? await work.Run(step, request, filled) ?? throw new InvalidOperationException(step);
            if (done.Refusal is { } no)
            {
                return no with { Message = $"The step “{step}” can’t be taken: {no.Message} None of the others was taken either.", Field = "words" };
            }

            await db.SaveChangesAsync();
        }

        return Done.It;
    }

    private async Task<IReadOnlyDictionary<string, string>> Known(Request request)
    {
        var client = request.ClientId is { } id ? await clients.Find(id) : null;
        var contact = request.ContactId is { } person ? await clients.Contact(person) : null;
        var (zone, now) = (client?.Zone ?? "UTC", clock.Now());
        return new Dictionary<string, string>
        {
            ["client"] = client?.Name ?? request.TellerFirm ?? "your firm",
            ["contact"] = contact?.Name ?? request.TellerName ?? "you",
            ["number"] = Show.Count(request.Number).Replace(",", "", StringComparison.Ordinal),
            ["trouble"] = request.Headline,
            ["member"] = request.PractitionerId is { } who && (await members.Roster()).People.TryGetValue(who, out var known) ? known.Name : "somebody of us",
            ["promise"] = request.NextDue < RequestTables.Never ? Show.When(request.NextDue, zone, now) : "as soon as we can",
            ["steward"] = db.Actor.Name,
            ["today"] = Show.LongDay(Show.DayOf(now, zone)),
        };
    }
}
