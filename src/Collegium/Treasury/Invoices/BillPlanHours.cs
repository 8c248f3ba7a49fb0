using System.Text.Json;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ledger;

namespace Collegium.Treasury.Invoices;

/// <summary>Hours of a plan that opened are billed, once, at the price they opened at (R06).</summary>
internal sealed class BillPlanHours(ContractsDoor contracts, GovernanceDoor governance, Issuing issuing) : IReaction
{
    public string Name => "treasury.plan-hours";

    public bool Wants(string kind) => kind == "plan.hours-opened";

    public Task React(Fact fact) => Bill(JsonDocument.Parse(fact.Data).RootElement.GetProperty("hours").GetGuid());

    /// <summary>The hours with the invoice they are on; without one where they were paid for elsewhere.</summary>
    public async Task<PlanCard?> Bill(Guid hours)
    {
        if (await contracts.HeldHours(hours) is not { Billed: true, Invoice: null } open || !(await governance.Rules()).ChapterContracts)
        {
            return await contracts.HeldHours(hours);
        }

        var net = new Money(open.PricePerHourMinor, Currency.Parse(open.Currency)).PerHour(open.MinutesBought, RoundingMode.HalfUp).Minor;
        if (net == 0)
        {
            return open;
        }

        var invoice = await issuing.Issue(open.Client, null, [new DraftLine(LineKind.Plan, Text(open), open.MinutesBought, open.PricePerHourMinor, net)]);
        invoice.PlanId = open.Plan;
        await contracts.PutOnInvoice(hours, invoice.Id);
        return open with { Invoice = invoice.Id };
    }

    private static string Text(PlanCard hours) => FormattableString.Invariant(
        $"Plan: {hours.MinutesBought / 60m:0.##} hours of work, from {hours.StartsOn:d MMMM yyyy}{(hours.EndsOn is { } end ? $" to {end.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}" : "")}");
}
