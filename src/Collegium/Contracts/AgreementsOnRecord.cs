using Collegium.Contracts.Agreements;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts;

/// <summary>A signed agreement, in words.</summary>
public sealed record AgreementLine(Guid Id, string Kind, DateOnly SignedOn, DateOnly? EndsOn);

/// <summary>The second door of Contracts: the agreements officers keep of a client.</summary>
public sealed class AgreementsOnRecord(CollegiumDb db, ContractsDoor contracts, TimeProvider clock)
{
    private static readonly Refusal NotYours = Refusal.NotAllowed("record an agreement", "The steward and the membership secretary do, when they hold the signed paper.");

    private static readonly Refusal BadDay = new(
        "agreement.bad-day", "Write the day it was signed: not in the future, and not before 1990.", Field: "signedOn");

    public async Task<IReadOnlyList<AgreementLine>> Of(Guid client) =>
        [.. (await db.Set<Agreement>().AsNoTracking().Where(a => a.ClientId == client).OrderByDescending(a => a.SignedOn).ToListAsync()).Select(a =>
            new AgreementLine(a.Id, a.Kind == AgreementKind.BusinessAssociate ? "Business associate agreement" : "Terms of work", a.SignedOn, a.EndsOn))];

    /// <summary>Records a signed business associate agreement; requests that waited for it go on.</summary>
    public Task<Result<Done>> RecordBusinessAssociate(Guid client, DateOnly? signedOn)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.MembershipSecretary | Roles.House))
        {
            return Task.FromResult<Result<Done>>(NotYours);
        }

        // A day further east may have begun already.
        if (signedOn is not { Year: >= 1990 } day || day > DateOnly.FromDateTime(clock.Now()).AddDays(1))
        {
            return Task.FromResult<Result<Done>>(BadDay);
        }

        contracts.RecordBusinessAssociate(client, day);
        return Task.FromResult<Result<Done>>(Done.It);
    }
}
