using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Ledger;

namespace Collegium.Treasury.Invoices;

/// <summary>Sells a block of hours at today's price. It is billed at once and earned as the hours are used (R06, R07).</summary>
internal sealed class SellPlan(CollegiumDb db, ClientsDoor clients, ContractsDoor contracts, GovernanceDoor governance, Issuing issuing)
{
    private const int MostMinutes = 60_000;

    public static readonly Refusal OutOfRange = new(
        "plan.out-of-range", "A plan holds from 1 to 1,000 hours (60 to 60,000 minutes). Write a figure between the two.", Field: "minutes");

    public async Task<Result<Invoice>> Run(Guid client, int minutes)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.Steward | Roles.House))
        {
            return Refusal.NotAllowed("sell a plan", "The treasurer or the steward does.");
        }

        var (rules, chapter) = (await governance.Rules(), await governance.Chapter());
        if (!rules.ChapterContracts)
        {
            return Issuing.NotOurs;
        }

        if (minutes is < 60 or > MostMinutes)
        {
            return OutOfRange;
        }

        if (await clients.Find(client) is null)
        {
            return Refusal.Missing("client");
        }

        var net = new Money(rules.HourlyPriceMinor, Currency.Parse(chapter.Currency)).PerHour(minutes, RoundingMode.HalfUp).Minor;
        var invoice = await issuing.Issue(client, null, [new DraftLine(LineKind.Plan, Text(minutes), minutes, rules.HourlyPriceMinor, net)]);
        invoice.PlanId = contracts.AddPlan(client, minutes, rules.HourlyPriceMinor, chapter.Currency, invoice.IssuedOn, invoice.Id);
        return invoice;
    }

    private static string Text(int minutes) => FormattableString.Invariant($"Plan: {minutes / 60m:0.##} hours of work, used when you need them");
}
