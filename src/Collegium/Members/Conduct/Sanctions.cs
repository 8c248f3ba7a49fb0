using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>
/// What a decision does by itself. What protects clients holds from the decision on: a suspension, and an expulsion as one; the
/// rest, and the expulsion itself, when nothing can be appealed any more.
/// </summary>
internal sealed class Sanctions(CollegiumDb db, StandingSteps standings, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    public async Task Decide(ConductCase held, PanelDecision decision)
    {
        var (now, terms) = (clock.Now(), (await governance.Rules()).Conduct);
        (held.State, held.Sanction, held.DecidedAt) = (ConductState.Decided, decision.Sanction, now);
        if (decision.Sanction is Sanction.Suspension or Sanction.Expulsion)
        {
            held.SuspendedFrom ??= now;
            held.SuspendedUntil = decision.Days is { } days ? held.SuspendedFrom.Value.AddDays(days) : null;
        }

        if (held.SuspendedUntil is { } until && decision.Sanction is Sanction.Suspension)
        {
            db.SetTimer(clock, HoldOver.TimerKind, held.Id, until);
        }

        // Where nobody could appeal, nothing has to be waited for.
        var final = held.Round == 2 || (decision.Sanction is Sanction.Dismissed && held.From is ComplaintFrom.House or ComplaintFrom.Secretary);
        held.AppealDue = final ? null : now.AddDays(terms.AppealDays);
        facts.Append(
            "conduct.decided", ConductFacts.About(held), Sight.Practice | Sight.Client,
            new { held.Number, held.Round, decision.Sanction, decision.Days, held.AppealDue });
        await Hold(held);
        if (final)
        {
            await Close(held);
        }
        else
        {
            db.SetTimer(clock, AppealOver.TimerKind, held.Id, held.AppealDue!.Value);
        }
    }

    /// <summary>Nothing can be appealed any more: the case ends, and what had to wait is done.</summary>
    public async Task Close(ConductCase held)
    {
        (held.State, held.ClosedAt) = (ConductState.Closed, clock.Now());
        var practice = await Respondent(held);
        if (held.Sanction is Sanction.Expulsion && practice.Standing is not Standing.Expelled)
        {
            held.PutOff = false;
            await standings.Expel.Run(practice, Reason(held));
        }
        else if (held.Sanction is Sanction.ProvisionalAgain && practice.Standing is Standing.Full)
        {
            standings.Book.Move(practice, Standing.Provisional, Reason(held), "practice.made-provisional");
        }

        await EndLinks(held);
        facts.Append("conduct.closed", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, held.Sanction });
    }

    /// <summary>Off work before it was heard, for the charter's days at most.</summary>
    public async Task HoldMeanwhile(ConductCase held)
    {
        var until = clock.Now().AddDays((await governance.Rules()).Conduct.InterimDays);
        held.InterimUntil = until;
        db.SetTimer(clock, HoldOver.TimerKind, held.Id, until);
        facts.Append("conduct.interim", ConductFacts.About(held), Sight.Practice, new { held.Number, until });
        await Hold(held);
    }

    /// <summary>Takes the practice off work where the case holds it, or gives its standing back where nothing does any more.</summary>
    public async Task Hold(ConductCase held)
    {
        var (practice, now) = (await Respondent(held), clock.Now());
        var cases = await db.Set<ConductCase>().Where(c => c.RespondentId == held.RespondentId).ToListAsync();
        if (held.Holds(now))
        {
            if (practice.Standing is Standing.Full or Standing.Provisional)
            {
                held.PutOff = true;
                standings.Book.Move(practice, Standing.Suspended, held.Sanction is null ? $"conduct-meanwhile:{held.Number}" : Reason(held));
            }

            held.PutOff |= cases.Any(c => c.PutOff);
        }
        else if (held.PutOff)
        {
            held.PutOff = false;
            if (practice.Standing is Standing.Suspended && !cases.Any(c => c.Holds(now)))
            {
                await standings.GiveBack.Run(practice, $"conduct-over:{held.Number}");
            }
        }
    }

    /// <summary>People from outside have no more business in the file.</summary>
    private async Task EndLinks(ConductCase held)
    {
        var (now, seats) = (clock.Now(), db.Set<PanelSeat>().Where(s => s.CaseId == held.Id).Select(s => s.Id));
        await db.Set<Link>().Where(l => l.Kind == LinkKind.Panel && l.ExpiresAt > now && seats.Contains(l.About))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
    }

    private async Task<Practice> Respondent(ConductCase held) =>
        await db.Locked<Practice>(held.RespondentId) ?? throw new InvalidOperationException($"No practice {held.RespondentId}.");

    private static string Reason(ConductCase held) => $"conduct:{held.Number}";
}

/// <summary>An interim or decided suspension has run out.</summary>
internal sealed class HoldOver(CollegiumDb db, Sanctions sanctions) : ITimerHandler
{
    public const string TimerKind = "conduct.hold";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<ConductCase>(timer.About) is { } held)
        {
            await sanctions.Hold(held);
        }
    }
}

/// <summary>Nobody appealed in time: the decision is final.</summary>
internal sealed class AppealOver(CollegiumDb db, Sanctions sanctions, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "conduct.appeal";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<ConductCase>(timer.About) is { State: ConductState.Decided } held && held.AppealDue <= clock.Now())
        {
            await sanctions.Close(held);
        }
    }
}
