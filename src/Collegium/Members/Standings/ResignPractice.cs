using Collegium.Database;
using Collegium.Identity;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>A practice leaves the chapter of its own will, once what it has open is handed over. Its people's ways in end.</summary>
internal sealed class ResignPractice(CollegiumDb db, StandingBook book, IEnumerable<IOpenWork> work, CloseLogin closing)
{
    public const string Reason = "resigned";

    public static readonly Refusal NotYours = Refusal.NotAllowed("resign for this practice", "Its own people do.");

    public static readonly Refusal NotMember = new("resignation.not-member", "Only a member can resign, and this practice isn’t one now.", RefusalKind.Conflict);

    public static readonly Refusal NoWord = new("resignation.no-word", "Write the name of the practice to confirm that it leaves.", Field: "name");

    public static Refusal Open(IReadOnlyList<OpenWork> open) => new(
        "resignation.open-work",
        $"Hand over first what is still open: {string.Join(", ", open.Take(10).Select(o => FormattableString.Invariant($"request {o.Number}")))}. The desk gives it to others; then resign.",
        RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(Guid practice, string? name)
    {
        if (db.Actor.Practice != practice || !db.Actor.Is(Roles.Practitioner))
        {
            return NotYours;
        }

        if (await db.Locked<Practice>(practice) is not { Standing: Standing.Full or Standing.Provisional or Standing.Suspended or Standing.Lapsed } held)
        {
            return NotMember;
        }

        if (!string.Equals(name?.Trim(), held.Name, StringComparison.OrdinalIgnoreCase))
        {
            return NoWord;
        }

        if (work.FirstOrDefault() is { } desk && await desk.Of(practice) is { Count: > 0 } open)
        {
            return Open(open);
        }

        book.Move(held, Standing.Resigned, Reason);
        if (await db.Set<ConductCase>().AnyAsync(c => c.RespondentId == practice && c.NoticedAt != null && c.State != ConductState.Closed))
        {
            // Leaving ends no case: its people still reply, are heard and appeal.
            await closing.Restrict(practice);
            return practice;
        }

        foreach (var person in await db.Set<Practitioner>().Where(p => p.PracticeId == practice && !p.Left).Select(p => p.Id).ToListAsync())
        {
            await closing.OfPractitioner(person);
        }

        return practice;
    }
}
