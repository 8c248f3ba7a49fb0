using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>How long a client is waited for, in business time of its own zone.</summary>
internal sealed class ConsentClock(CollegiumDb db, Promises promises, ClientsDoor clients, TimeProvider clock)
{
    public Task<CharterRules> Rules() => promises.Rules();

    public Guid NewId() => clock.NewId();

    /// <summary>Sets the reminder half way, and answers until when the client is waited for.</summary>
    public async Task<DateTime> Wait(Guid referral, Request request)
    {
        var (now, minutes) = (clock.Now(), Promises.Minutes((await Rules()).Referrals.ConsentMinutes, request.Impact));
        var time = await promises.Time((await clients.Find(request.ClientId!.Value))!);
        db.SetTimer(clock, ConsentDue.TimerKind, referral, time.Add(now, minutes / 2));
        return time.Add(now, minutes);
    }
}

/// <summary>Reminds a client that hasn't answered, once, and then stops waiting: the request stays where it was.</summary>
internal sealed class ConsentDue(CollegiumDb db, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.referral-consent";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var request = await db.Set<Referral>().Where(r => r.Id == timer.About).Select(r => r.RequestId).SingleAsync();
        if (await db.Locked<Request>(request) is null || await db.Locked<Referral>(timer.About) is not { State: ReferralState.ClientsTurn } waiting)
        {
            return;
        }

        if (clock.Now() < waiting.AnswerBy)
        {
            waiting.RemindedAt = clock.Now();
            db.SetTimer(clock, TimerKind, waiting.Id, waiting.AnswerBy);
            facts.Append("referral.reminded", ReferralAccess.About(waiting), Sight.Client | Sight.Practice);
            return;
        }

        waiting.State = ReferralState.ClientSilent;
        facts.Append("referral.client-silent", ReferralAccess.About(waiting), Sight.Client | Sight.Practice);
    }
}
