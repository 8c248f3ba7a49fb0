using System.Text.Json;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Books;

namespace Collegium.Treasury.Invoices;

/// <summary>
/// Hours drawn from a plan are earned (R07), and the practice that worked them gets its share: at once when the client has
/// paid for the plan, else as it pays. Both are to-date figures, so that the last minute empties the plan to the cent.
/// </summary>
internal sealed class EarnDrawnHours(CollegiumDb db, ContractsDoor contracts, DeskDoor desk, Book book, Shares shares, Issuing issuing) : IReaction
{
    public string Name => "treasury.drawn-hours";

    public bool Wants(string kind) => kind == "plan.drawn";

    public async Task React(Fact fact)
    {
        // Hours bought before the chapter's book began have no money in it to earn.
        if (fact.RequestId is not { } request || await contracts.Plan(fact.AboutId) is not { Invoice: { } billed } plan
            || await db.Locked<Invoice>(billed) is not { } invoice)
        {
            return;
        }

        var data = JsonDocument.Parse(fact.Data).RootElement;
        var used = plan.MinutesBought - data.GetProperty("left").GetInt32();
        var before = used - data.GetProperty("minutes").GetInt32();
        var card = (await desk.Cards([request]))[request];
        var (job, day) = (FormattableString.Invariant($"request {card.Number}"), await issuing.Today());
        if (Step(invoice.NetMinor, before, used, plan) is var earned and > 0)
        {
            await book.Post(
                $"drawn {fact.Id:N}", day, "hours-used", $"Hours of the plan {invoice.Number} used", PostingRules.BlockUsed(invoice.Block, job, earned),
                $"invoice/{invoice.Id}", $"request/{request}");
        }

        var members = new Money(invoice.NetMinor, Currency.Parse(invoice.Currency)).Times(invoice.SharePercent / 100m, RoundingMode.HalfEven).Minor;
        if (card.Practice is { } practice)
        {
            await shares.Owe(invoice, practice, Step(members, before, used, plan), job, $"drawn share {fact.Id:N}", day);
        }
    }

    private static long Step(long whole, int before, int used, PlanCard plan) =>
        ToDate.Step(whole, used, plan.MinutesBought, ToDate.Earned(whole, before, plan.MinutesBought));
}
