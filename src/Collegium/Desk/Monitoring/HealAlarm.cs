using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Monitoring;

/// <summary>The monitor says it is well again.</summary>
internal sealed class HealAlarm(CollegiumDb db, WithdrawRequest withdraw, AddNote notes, TimeProvider clock)
{
    private const string Well = "The monitor says it is well again, by itself.";

    public async Task<Result<AlarmTaken>> Run(Alarm alarm)
    {
        alarm.HealedAt = clock.Now();
        var state = await db.Set<Request>().Where(r => r.Id == alarm.RequestId).Select(r => r.State).SingleAsync();
        var (outcome, no) = state switch
        {
            RequestState.New or RequestState.Asked or RequestState.NobodyYet or RequestState.ClientsTurn => ("closed", (await withdraw.Run(alarm.RequestId, Well)).Refusal),
            RequestState.Accepted or RequestState.InWork => ("noted", (await notes.Run(alarm.RequestId, Well, "client")).Refusal),
            _ => ("quiet", null),
        };
        return no is not null ? no : new AlarmTaken(outcome, alarm.RequestId, alarm.Count);
    }
}
