using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.ClientRecord;

internal sealed record ClientRow(ClientLine Client, PlanCard? Plan, DateTime? LastTold, int Open);

internal sealed record ClientShown(
    ClientLine Client, ClientCard Card, IReadOnlyList<ContactCard> Contacts, IReadOnlyList<AgreementLine> Agreements, IReadOnlyList<PlanShown> Plans,
    IReadOnlyList<Guid> Excluded, IReadOnlyList<ClientRequest> Requests, Roster Roster, bool MayTouchPatientsData);

internal sealed record ClientRequest(int Number, string Headline, RequestState State, DateTime ToldAt);

/// <summary>Clients as officers see them: who they are, what was agreed, and what they told us.</summary>
internal sealed class ClientReads(CollegiumDb db, ClientRecords records, ClientsDoor clients, ContractsDoor contracts, AgreementsOnRecord agreements, ClientContext context)
{
    public async Task<IReadOnlyList<ClientRow>> List(string? words, Trade? trade)
    {
        var lines = await records.List(words, trade);
        var told = await db.Set<Request>().AsNoTracking().Where(r => r.ClientId != null).GroupBy(r => r.ClientId)
            .Select(g => new { g.Key, Last = g.Max(r => r.ToldAt), Open = g.Count(r => r.State != RequestState.Confirmed && r.State != RequestState.Refused) })
            .ToDictionaryAsync(g => g.Key!.Value);
        var plans = await contracts.Plans([.. lines.Select(l => l.Id)]);
        return [.. lines.Select(l => new ClientRow(l, plans.GetValueOrDefault(l.Id), told.GetValueOrDefault(l.Id)?.Last, told.GetValueOrDefault(l.Id)?.Open ?? 0))];
    }

    public async Task<ClientShown?> Find(Guid id)
    {
        if (await records.Line(id) is not { } line)
        {
            return null;
        }

        var (roster, today) = await context.Read();
        return new ClientShown(
            line, (await clients.Find(id))!, await clients.Contacts(id), await agreements.Of(id), await contracts.Shown(id), await clients.ExcludedPractices(id),
            await db.Set<Request>().AsNoTracking().Where(r => r.ClientId == id).OrderByDescending(r => r.Number).Take(12)
                .Select(r => new ClientRequest(r.Number, r.Headline, r.State, r.ToldAt)).ToListAsync(),
            roster, await contracts.MayTouchPatientsData(id, today));
    }
}

/// <summary>Who the members are, and which day it is in the chapter.</summary>
internal sealed class ClientContext(MembersDoor members, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<(Roster Roster, DateOnly Today)> Read() =>
        (await members.Roster(), new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(Database.ClockReading.Now(clock)));
}
