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
/// paid for the plan, else as it pays. Both are to-date figures, so that the last minute empties the plan to the cent; minutes
/// given back when time is corrected take back exactly what they brought.
/// </summary>
internal sealed class EarnDrawnHours(CollegiumDb db, DeskDoor desk, Book book, Shares shares, Issuing issuing, BillPlanHours billing) : IReaction
{
    public string Name => "treasury.drawn-hours";

    public bool Wants(string kind) => kind is "plan.drawn" or "plan.returned";

    public async Task React(Fact fact)
    {
        var data = JsonDocument.Parse(fact.Data).RootElement;

        // Hours paid for elsewhere have no money in the chapter's book to earn.
        if (fact.RequestId is not { } request || await billing.Bill(data.GetProperty("hours").GetGuid()) is not { Invoice: { } billed } plan
            || await Invoice(billed) is not { } invoice)
        {
            return;
        }

        var (after, minutes) = (plan.MinutesBought - data.GetProperty("left").GetInt32(), data.GetProperty("minutes").GetInt32());
        var members = new Money(invoice.NetMinor, Currency.Parse(invoice.Currency)).Times(invoice.SharePercent / 100m, RoundingMode.HalfEven).Minor;
        var card = (await desk.Cards([request]))[request];
        var job = FormattableString.Invariant($"request {card.Number}");
        if (fact.Kind == "plan.drawn")
        {
            await Earn(fact, invoice, job, Step(invoice.NetMinor, after - minutes, after, plan));
            if (fact.PracticeId is { } practice)
            {
                await shares.Owe(invoice, practice, Step(members, after - minutes, after, plan), job, $"drawn share {fact.Id:N}", await issuing.Today());
            }
        }
        else
        {
            await GiveBack(fact, invoice, job, Step(invoice.NetMinor, after, after + minutes, plan));
            await shares.TakeBack(invoice, fact.PracticeId!.Value, Step(members, after, after + minutes, plan), job, $"returned share {fact.Id:N}", await issuing.Today());
        }
    }

    private async Task Earn(Fact fact, Invoice invoice, string job, long minor)
    {
        if (minor > 0)
        {
            await book.Post(
                $"drawn {fact.Id:N}", await issuing.Today(), "hours-used", $"Hours of the plan {invoice.Number} used", PostingRules.BlockUsed(invoice.Block, job, minor),
                $"invoice/{invoice.Id}", $"request/{fact.RequestId}");
        }
    }

    private async Task GiveBack(Fact fact, Invoice invoice, string job, long minor)
    {
        if (minor > 0)
        {
            await book.Post(
                $"returned {fact.Id:N}", await issuing.Today(), "hours-returned", $"Hours of the plan {invoice.Number} given back, the time was corrected",
                PostingRules.BlockReturned(invoice.Block, job, minor), $"invoice/{invoice.Id}", $"request/{fact.RequestId}");
        }
    }

    private async Task<Invoice?> Invoice(Guid id) =>
        db.ChangeTracker.Entries<Invoice>().FirstOrDefault(e => e.Entity.Id == id && e.State == Microsoft.EntityFrameworkCore.EntityState.Added)?.Entity ?? await db.Locked<Invoice>(id);

    private static long Step(long whole, int before, int used, PlanCard plan) =>
        ToDate.Step(whole, used, plan.MinutesBought, ToDate.Earned(whole, before, plan.MinutesBought));
}
