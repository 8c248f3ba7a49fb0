using System.Globalization;
using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Whom a step in a case concerns hears of it: what happened, what is theirs to do, until when. The words of the case stay in its file.</summary>
internal sealed class ConductLetters(CollegiumDb db, Letterhead letters, Links links, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(180);

    private static readonly string[] Kinds =
    [
        "conduct.filed", "conduct.noticed", "conduct.interim", "conduct.replied", "conduct.called", "conduct.heard", "conduct.decided",
        "conduct.appealed", "conduct.closed", "conduct.set-aside", "conduct.look-again", "conduct.panel-reminded", "conduct.panel-overdue", "conduct.split", "conduct.short", "conduct.waits",
    ];

    public string Name => "members.conduct-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => Kinds.Contains(kind);

    public async Task React(Fact fact)
    {
        if (!(await governance.Chapter()).Open || clock.Now() - fact.At > Stale || await db.Set<ConductCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == fact.AboutId) is not { } held)
        {
            return;
        }

        await (fact.Kind switch
        {
            "conduct.called" => Panel(fact, held),
            "conduct.panel-reminded" => Reminded(fact, held),
            "conduct.split" => ToSeats(fact, held, Split(held), SeatState.Sitting),
            _ => Task.CompletedTask,
        });

        if (ToKeepers(fact.Kind, held) is { } keepers)
        {
            await Put(fact, held, keepers, await Keepers(held, IsForAll(fact)));
        }

        if (ToRespondent(fact.Kind, held) is { } respondent)
        {
            await Put(fact, held, respondent, await People(held.RespondentId));
        }

        if (ToComplainant(fact.Kind, held) is { } complainant)
        {
            await Put(fact, held, complainant, await Complainants(held));
        }
    }

    private static string? ToKeepers(string kind, ConductCase held) => kind switch
    {
        "conduct.filed" => "A complaint about a member was filed. Read it and send the practice the notice, with the rules it is about.",
        "conduct.replied" => $"The reply to the notice is in, or its time has passed. {(held.RepliedAt is null ? "The practice said nothing." : "The practice wrote.")} A panel is drawn.",
        "conduct.called" => "The panel is called. The page says who was drawn and by what rule.",
        "conduct.short" => "Members can’t fill the panel of this case: too few are left who may sit. Name people from outside on its page; nothing is heard until you do.",
        "conduct.waits" => $"A complaint has waited since {Day(held.LookAgainAt ?? held.FiledAt)}, and nobody has taken it. Read it, and send the practice the notice or set it aside with a reason.",
        "conduct.appealed" => "The decision was appealed. A second panel is drawn.",
        "conduct.look-again" => "Who complained asks for another look at what was set aside. Somebody else than who set it aside reads it, and sends the practice the notice or sets it aside for good; where there is nobody else, it goes on by notice.",
        "conduct.panel-overdue" => "The panel has let the charter’s days pass. The page names who said nothing; replace all of them there, and the next are drawn.",
        _ => null,
    };

    private static string? ToRespondent(string kind, ConductCase held) => kind switch
    {
        "conduct.noticed" => $"Somebody complained about your practice. The notice says what you are said to have done and against which rules. You have until {Day(held.ReplyDue)} to reply; with or without your words it then goes before a panel.",
        "conduct.interim" => $"Your practice gets no new work until the case is heard, and at the latest until {Day(held.InterimUntil)}. The reasons are on the page.",
        "conduct.called" => $"A panel was drawn that competes neither with you nor with who complains. It hears the case from {Day(held.HearingFrom)} on. The page says who was drawn and by what rule.",
        "conduct.heard" => "The hearing was recorded; the panel decides now.",
        "conduct.decided" => $"The panel has decided. The page says what, why, who decided and what they declared before.{(held.AppealDue is null ? "" : $" You can appeal until {Day(held.AppealDue)}.")}",
        "conduct.appealed" => $"The decision was appealed. Others than the first panel hear it from {Day(held.HearingFrom)} on.",
        "conduct.closed" => "The case is closed, and what was decided is final.",
        _ => null,
    };

    private static string? ToComplainant(string kind, ConductCase held) => kind switch
    {
        "conduct.noticed" => $"Your complaint was sent to the practice, which has until {Day(held.ReplyDue)} to reply.",
        "conduct.called" or "conduct.appealed" => $"Your complaint is before a panel of members who compete with neither side. It is heard from {Day(held.HearingFrom)} on.",
        "conduct.decided" => $"Your complaint was decided. The page says how.{(held is { AppealDue: not null, Sanction: Sanction.Dismissed } ? $" You can appeal until {Day(held.AppealDue)}." : "")}",
        "conduct.set-aside" when held.LookAgainAt is null => "Your complaint was set aside as having no grounds. The page says why; if something was overlooked, ask there for another officer to look again.",
        "conduct.set-aside" => "Another officer has looked at your complaint again, and it stays set aside. The page says why.",
        "conduct.closed" => "The case you brought is closed, and what was decided is final.",
        _ => null,
    };

    /// <summary>Only those called by this fact, each with what they must do before anything is shown.</summary>
    private async Task Panel(Fact fact, ConductCase held)
    {
        var until = fact.At.AddDays((await governance.Rules()).Conduct.DeclareDays);
        var words = $"You are called to a panel that hears a complaint about a member. Declare by {Day(until)} whether you have an interest in it or none; the file opens afterwards. If you can’t sit, say so there and the next is drawn.";
        await ToSeats(fact, held, words, SeatState.Called);
    }

    private async Task ToSeats(Fact fact, ConductCase held, string words, SeatState state)
    {
        Guid[] ids = [.. JsonDocument.Parse(fact.Data).RootElement.GetProperty("seats").EnumerateArray().Select(s => s.GetGuid())];
        foreach (var seat in await db.Set<PanelSeat>().AsNoTracking().Where(s => ids.Contains(s.Id) && s.State == state).ToListAsync())
        {
            if (seat.PracticeId is { } practice)
            {
                await Put(fact, held, words, await People(practice));
            }
            else if (seat.Mail is { } mail)
            {
                await Put(fact, held, words, [(mail, seat.Name ?? "Panelist")], $"/p/{links.Hand(LinkKind.Panel, seat.Id, null, LinkLasts)}");
            }
        }
    }

    /// <summary>Those the fact names, where they sit; somebody from outside gets a new link.</summary>
    private async Task Reminded(Fact fact, ConductCase held) => await ToSeats(
        fact, held, $"The panel you sit on has until {Day(held.PanelDue)} to {(held.State is ConductState.Hearing ? "hear the case" : "decide")}, and it waits for you. Afterwards somebody else takes your place.", SeatState.Sitting);

    private static string Split(ConductCase held) =>
        $"Everybody on the panel has spoken, and no decision has most of you behind it. You have until {Day(held.PanelDue)} to find one; then {(held.Round == 2 ? "the first decision stands" : "the complaint is dismissed for want of a majority")}.";

    private async Task Put(Fact fact, ConductCase held, string words, IReadOnlyList<(string Mail, string Name)> to, string? path = null)
    {
        foreach (var reader in to)
        {
            await letters.Put(
                fact.Id, fact.Kind, reader, $"Conduct case {held.Number}",
                $"{words}\n\n{letters.Site}{path ?? string.Create(CultureInfo.InvariantCulture, $"/conduct/{held.Number}")}");
        }
    }

    private async Task<IReadOnlyList<(string, string)>> People(Guid practice) =>
        [.. (await db.Set<Practitioner>().AsNoTracking().Where(p => p.PracticeId == practice && !p.Left).OrderBy(p => p.Name).ToListAsync()).Select(p => (p.Mail, p.Name))];

    /// <summary>The secretaries; the administrators too where it is for all who run cases, or no secretary may.</summary>
    private async Task<IReadOnlyList<(string, string)>> Keepers(ConductCase held, bool all)
    {
        var keepers = (await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == held.ChapterId && (l.Roles & CaseAccess.Keepers) != 0 && l.Email != null).ToListAsync())
            .Where(l => !held.IsParty(l.PracticeId)).ToList();
        var secretaries = keepers.Where(l => l.Roles.HasFlag(Roles.MembershipSecretary)).ToList();
        return [.. (all || secretaries.Count == 0 ? keepers : secretaries).Select(l => (l.Email!, l.DisplayName))];
    }

    /// <summary>Another look is another officer's, and a reminder goes wider the second time.</summary>
    private static bool IsForAll(Fact fact) => fact.Kind is "conduct.look-again"
        || (fact.Kind is "conduct.short" or "conduct.waits" && JsonDocument.Parse(fact.Data).RootElement.GetProperty("again").GetBoolean());

    private async Task<IReadOnlyList<(string, string)>> Complainants(ConductCase held) =>
        held.ComplainantPractice is { } practice ? await People(practice)
        : [.. (await db.Set<Login>().AsNoTracking().Where(l => l.Id == held.FiledBy && l.ChapterId == held.ChapterId && l.Email != null && held.From == ComplaintFrom.Client).ToListAsync())
            .Select(l => (l.Email!, l.DisplayName))];

    private static string Day(DateTime? at) => at?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "a day to be set";
}
