using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>What somebody is in a case; it decides what is seen and done.</summary>
[Flags]
internal enum Part
{
    None = 0,
    Keeper = 1,
    Respondent = 2,
    Complainant = 4,

    /// <summary>Drawn for the panel, and hasn't declared yet.</summary>
    Called = 8,

    /// <summary>Declared no interest and sits.</summary>
    Panel = 16,
}

/// <summary>A case, and the seat somebody has on its panel.</summary>
internal sealed record OnPanel(ConductCase Case, PanelSeat Seat);

/// <summary>Loads a case for whoever has a part in it; to everybody else it doesn't exist.</summary>
internal sealed class CaseAccess(CollegiumDb db, Panel panel)
{
    /// <summary>Who runs cases; the decisions are the panels'.</summary>
    public const Roles Keepers = Roles.MembershipSecretary | Roles.Administrator;

    /// <summary>Whoever may have a part in a case, and who was of a practice that a case put out.</summary>
    public const Roles Readers = Keepers | Roles.Practitioner | Roles.Client | Roles.Former;

    public static readonly Refusal NotKeeper = Refusal.NotAllowed("run a conduct case", "The membership secretary or an administrator does.");

    public static readonly Refusal OwnCase = new(
        "conduct.own-case", "Your own practice is a side of this case, so you can't run it. Let another officer do it.", RefusalKind.Forbidden);

    public static readonly Refusal AnotherOfficer = new(
        "conduct.another-officer", "You set this complaint aside, and another look was asked for. Let another officer take it: another secretary, or the administrator. Where there is none, send the practice the notice.", RefusalKind.Forbidden);

    public static readonly Refusal DeclareFirst = new(
        "conduct.declare-first", "Declare first whether you have an interest in this case or none. The file opens to you afterwards.", RefusalKind.Forbidden);

    public static Refusal Competitor(string why) => new(
        "conduct.competitor", $"You can't sit on this case: {why}. The next in the draw takes the place.", RefusalKind.Forbidden) { KeepsWrites = true };

    public static Part PartIn(Actor actor, ConductCase held, PanelSeat? seat)
    {
        var part = actor.Is(Roles.Practitioner | Roles.Former) && actor.Practice == held.RespondentId && held.NoticedAt is not null ? Part.Respondent : Part.None;
        part |= IsComplainant(actor, held) ? Part.Complainant : Part.None;
        part |= actor.Is(Keepers | Roles.House) && !held.IsParty(actor.Practice) ? Part.Keeper : Part.None;
        return part | seat?.State switch { SeatState.Called => Part.Called, SeatState.Sitting => Part.Panel, _ => Part.None };
    }

    public static bool IsComplainant(Actor actor, ConductCase held) =>
        (actor.Is(Roles.Practitioner) && held.ComplainantPractice is { } practice && practice == actor.Practice)
        || (actor.Is(Roles.Client) && held.ComplainantClient is { } client && client == actor.Client);

    /// <summary>The latest place this person has, or may still take, on a panel of the case.</summary>
    public static PanelSeat? SeatOf(Actor actor, IEnumerable<PanelSeat> seats) => seats
        .Where(s => s.IsOpen && (s.Id == actor.Seat
            || (actor.Is(Roles.Practitioner) && s.PracticeId is { } practice && practice == actor.Practice && (s.LoginId is null || s.LoginId == actor.Login))))
        .MaxBy(s => s.Round);

    /// <summary>For whoever runs the case; the row is held.</summary>
    public async Task<Result<ConductCase>> Kept(Guid id)
    {
        if (!db.Actor.Is(Keepers | Roles.House))
        {
            return NotKeeper;
        }

        return await db.Locked<ConductCase>(id) is not { } held ? Refusal.Missing("case") : held.IsParty(db.Actor.Practice) ? OwnCase : held;
    }

    /// <summary>For whoever reads a complaint first, before any notice; the second time it is another officer. Where there is no other, the same one can only let it go on.</summary>
    public async Task<Result<ConductCase>> Fresh(Guid id, string doing, bool goesOn)
    {
        var found = await Kept(id);
        if ((found.Refusal ?? found.Value.NotAt(ConductState.Filed, doing)) is { } no)
        {
            return no;
        }

        var (held, self) = (found.Value, db.Actor.Login);
        return held.LookAgainAt is not null && held.SetAsideBy == self && !(goesOn && await IsAlone(held)) ? AnotherOfficer : held;
    }

    private async Task<bool> IsAlone(ConductCase held) => !await db.Set<Login>().AnyAsync(l => l.ChapterId == db.Chapter && l.Id != held.SetAsideBy && (l.Roles & Keepers) != 0
        && (l.PracticeId == null || (l.PracticeId != held.RespondentId && l.PracticeId != held.ComplainantPractice)));

    /// <summary>For one of the sides.</summary>
    public async Task<Result<ConductCase>> Of(Guid id, Part side) =>
        await db.Locked<ConductCase>(id) is { } held && (PartIn(db.Actor, held, null) & side) != 0 ? held : Refusal.Missing("case");

    /// <summary>For whoever has a place on the panel of the round, declared or not.</summary>
    public async Task<Result<OnPanel>> Seated(Guid id)
    {
        if (await db.Locked<ConductCase>(id) is not { } held
            || SeatOf(db.Actor, await db.Set<PanelSeat>().Where(s => s.CaseId == id && s.Round == held.Round).ToListAsync()) is not { } seat)
        {
            return Refusal.Missing("case");
        }

        return new OnPanel(held, seat);
    }

    /// <summary>For a panelist who has declared no interest and still competes with nobody.</summary>
    public async Task<Result<OnPanel>> Sitting(Guid id, ConductState state, string doing)
    {
        var found = await Seated(id);
        if (found.Refused)
        {
            return found;
        }

        return found.Value.Seat.State is not SeatState.Sitting ? DeclareFirst
            : (found.Value.Case.NotAt(state, doing) ?? await Competes(found.Value)) is { } no ? no : found;
    }

    /// <summary>A panelist who came to compete with a side is replaced and hears why.</summary>
    public async Task<Refusal?> Competes(OnPanel at)
    {
        if (at.Seat.PracticeId is not { } practice || await panel.WhyNot(at.Case, practice) is not { } why)
        {
            return null;
        }

        await panel.Replace(at.Case, [at.Seat], SeatState.Competing);
        return Competitor(why);
    }
}
