using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A decision as a panelist writes it: which sanction, for how many days a suspension, and why.</summary>
internal sealed record DecisionInput(string? Sanction, long? Days, string? Text)
{
    /// <summary>The sanction meant, by its code in kebab case; null where it is none.</summary>
    public Sanction? Meant => Enum.GetValues<Sanction>().Cast<Sanction?>().FirstOrDefault(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()!) == Sanction);
}

/// <summary>A panelist puts a decision with its reasons before the others; a newer one takes its place. Carried when most stand behind it.</summary>
internal sealed class ProposeDecision(CaseAccess access, ConductPapers papers, PanelVoices voices, CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NoSanction = new(
        "conduct.no-sanction", "Pick what the panel decides: dismissed, reminder, reprimand, provisional-again, suspension or expulsion.", Field: "sanction");

    public static readonly Refusal Harsher = new(
        "conduct.harsher", "The practice appealed, and an appeal must not make it worse: decide at most what the first panel did.", Field: "sanction");

    public static Refusal BadDays(int most) => new(
        "conduct.days", $"Write for how many days: a whole number from 1 to {most}.", Field: "days");

    public async Task<Result<ConductCase>> Run(Guid id, DecisionInput input)
    {
        var found = await access.Sitting(id, ConductState.Heard, "decide");
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, seat) = found.Value;
        var text = ConductText.Read(input.Text);
        if ((await Wrong(held, input) ?? text.Refusal) is { } wrong)
        {
            return wrong;
        }

        foreach (var before in await voices.Open(held))
        {
            before.ReplacedAt = clock.Now();
        }

        var sanction = input.Meant!.Value;
        var made = new PanelDecision
        {
            Id = clock.NewId(),
            CaseId = held.Id,
            Round = held.Round,
            Sanction = sanction,
            Days = sanction is Sanction.Suspension ? (int)input.Days!.Value : null,
            PaperId = papers.Add(held, PaperKind.Decision, text.Value, seat.Name, seat.Id).Id,
            SeatId = seat.Id,
            ProposedAt = clock.Now(),
        };
        db.Add(made);
        facts.Append("conduct.proposed", ConductFacts.About(held), Sight.Officers, new { held.Number, held.Round, decision = made.Id });
        await voices.Add(held, made, seat);
        return held;
    }

    private async Task<Refusal?> Wrong(ConductCase held, DecisionInput input)
    {
        if (input.Meant is not { } sanction)
        {
            return NoSanction;
        }

        var most = await voices.MostDays();
        if (sanction is Sanction.Suspension && (input.Days is not { } days || days < 1 || days > most))
        {
            return BadDays(most);
        }

        if (held.Round == 1 || !held.AppealByRespondent)
        {
            return null;
        }

        var first = await db.Set<PanelDecision>().SingleAsync(d => d.CaseId == held.Id && d.Round == 1 && d.CarriedAt != null);
        return sanction > first.Sanction || (sanction is Sanction.Suspension && first.Sanction is Sanction.Suspension && input.Days > first.Days) ? Harsher : null;
    }
}

/// <summary>Another panelist stands behind what was proposed.</summary>
internal sealed class AgreeDecision(CaseAccess access, PanelVoices voices, CollegiumDb db)
{
    public static readonly Refusal Gone = new(
        "conduct.no-proposal", "This decision is no longer before the panel; a newer one took its place. Read that one.", RefusalKind.Conflict);

    public static readonly Refusal Agreed = new(
        "conduct.agreed", "You stand behind this decision already. It is the panel's when most of its members do.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, Guid? decision)
    {
        var found = await access.Sitting(id, ConductState.Heard, "decide");
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, seat) = found.Value;
        if ((await voices.Open(held)).SingleOrDefault(d => d.Id == decision) is not { } open)
        {
            return Gone;
        }

        if (await db.Set<PanelVoice>().AnyAsync(v => v.DecisionId == open.Id && v.SeatId == seat.Id))
        {
            return Agreed;
        }

        await voices.Add(held, open, seat);
        return held;
    }
}

/// <summary>Counts who stands behind a decision; with most of the panel it is carried and does what it says.</summary>
internal sealed class PanelVoices(CollegiumDb db, Sanctions sanctions, GovernanceDoor governance, TimeProvider clock)
{
    public Task<List<PanelDecision>> Open(ConductCase held) =>
        db.Set<PanelDecision>().Where(d => d.CaseId == held.Id && d.Round == held.Round && d.CarriedAt == null && d.ReplacedAt == null).ToListAsync();

    public async Task<int> MostDays() => (await governance.Rules()).Conduct.MostSuspensionDays;

    public async Task Add(ConductCase held, PanelDecision decision, PanelSeat seat)
    {
        var now = clock.Now();
        db.Add(new PanelVoice { DecisionId = decision.Id, SeatId = seat.Id, At = now });
        await db.SaveChangesAsync();
        var behind = await db.Set<PanelVoice>().CountAsync(v => v.DecisionId == decision.Id);
        if (behind * 2 > (await governance.Rules()).Conduct.PanelSize)
        {
            decision.CarriedAt = now;
            await sanctions.Decide(held, decision);
        }
    }
}
