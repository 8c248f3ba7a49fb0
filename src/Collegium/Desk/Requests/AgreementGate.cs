using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Clocks;

namespace Collegium.Desk.Requests;

/// <summary>Work near patients' data waits for a business associate agreement on record (45 CFR 164.504(e)), whoever asks.</summary>
internal sealed class AgreementGate(ContractsDoor contracts, Promises promises, TimeProvider clock)
{
    public const string Because = "no-business-associate-agreement";

    public static readonly Refusal NoAgreement = new(
        "request.no-agreement",
        "Patients' data may be touched here, and no business associate agreement with this client is on record. Record the signed one first.");

    public async Task<Refusal?> Closed(Request request, ClientCard client) =>
        request.Clinical && !await contracts.MayTouchPatientsData(client.Id, (await promises.Time(client.Zone)).Day(clock.Now())) ? NoAgreement : null;
}
