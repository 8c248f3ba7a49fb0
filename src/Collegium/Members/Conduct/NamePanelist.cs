using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Where too few members remain who may sit, the secretary names people from outside; each gets a private link.</summary>
internal sealed class NamePanelist(CaseAccess access, CollegiumDb db, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    private const int LongestName = 120;

    public static readonly Refusal NoPerson = new(
        "conduct.no-panelist", "Write the person's name and an e-mail address with an @; the private link goes there.", Field: "mail");

    public static readonly Refusal Full = new(
        "conduct.panel-full", "Everybody this panel needs is called already. Outsiders come in only where too few members may sit.", RefusalKind.Conflict);

    public static Refusal NotOutside(string mail) => new(
        "conduct.not-outside", $"{mail} belongs to a practice of this chapter. Name somebody who is no member.", Field: "mail");

    public static Refusal Before(string mail) => new(
        "conduct.same-panel", $"{mail} was called in this case before. An appeal is heard by others than the first panel; name somebody else.", Field: "mail");

    public async Task<Result<ConductCase>> Run(Guid id, string? name, string? mail)
    {
        var found = await access.Kept(id);
        if ((found.Refusal ?? found.Value.NotAt(ConductState.Hearing, "name a panelist")) is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (name?.Trim() is not { Length: > 0 and <= LongestName } who || mail?.Trim() is not { Length: > 2 and <= LongestName } address || !address.Contains('@'))
        {
            return NoPerson;
        }

        if (await Wrong(held, address) is { } wrong)
        {
            return wrong;
        }

        var (terms, now) = ((await governance.Rules()).Conduct, clock.Now());
        var seat = new PanelSeat { Id = clock.NewId(), CaseId = held.Id, Round = held.Round, Name = who, Mail = address, CalledAt = now };
        db.Add(seat);
        db.SetTimer(clock, DeclarationDue.TimerKind, seat.Id, now.AddDays(terms.DeclareDays));
        facts.Append("conduct.called", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, held.Round, seats = new[] { seat.Id }, outside = true });
        return held;
    }

    private async Task<Refusal?> Wrong(ConductCase held, string mail)
    {
        var seats = await db.Set<PanelSeat>().Where(s => s.CaseId == held.Id).ToListAsync();
        if (seats.Count(s => s.Round == held.Round && s.IsOpen) >= (await governance.Rules()).Conduct.PanelSize)
        {
            return Full;
        }

        var ours = (await db.Set<Practitioner>().Select(p => p.Mail).ToListAsync()).Concat(await db.Set<Practice>().Select(p => p.Mail).ToListAsync());
        return ours.Contains(mail, StringComparer.OrdinalIgnoreCase) ? NotOutside(mail)
            : seats.Any(s => string.Equals(s.Mail, mail, StringComparison.OrdinalIgnoreCase)) ? Before(mail) : null;
    }
}
