using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>An agreement was recorded: what waited at the gate for it is read again.</summary>
internal sealed class AgreementRecorded(CollegiumDb db, ClientsDoor clients, ReadRequest reading) : IReaction
{
    public string Name => "desk.agreement-recorded";

    public bool Wants(string kind) => kind == "agreement.recorded";

    public async Task React(Fact fact)
    {
        var waiting = await db.Set<Request>().Where(r => r.ClientId == fact.ClientId && r.StewardBecause == AgreementGate.Because).Select(r => r.Id).ToListAsync();
        foreach (var id in waiting)
        {
            if (await db.Locked<Request>(id) is { State: RequestState.New, StewardBecause: AgreementGate.Because } held)
            {
                held.StewardBecause = null;
                await reading.Run(held, (await clients.Find(held.ClientId!.Value))!);
            }
        }
    }
}
