using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;

namespace Collegium.Treasury.Payments;

/// <summary>Whose money it was is known now: it goes where it would have gone at once.</summary>
internal sealed class IdentifyPayment(CollegiumDb db, PaymentCheck check, Book book, Settling settling, Issuing issuing, FactLog facts)
{
    public static readonly Refusal Known = new(
        "payment.identified", "It is known already whose payment this is. Load the page again.", RefusalKind.Conflict);

    public static readonly Refusal Whose = new("payment.whose", "Name the client whose money it is, or the invoice it pays.", Field: "client");

    public async Task<Result<Payment>> Run(Guid id, Guid? client, Guid? invoice)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.House))
        {
            return Refusal.NotAllowed("say whose payment it is", "The treasurer does.");
        }

        if (await db.Locked<Payment>(id) is not { } payment)
        {
            return Refusal.Missing("payment");
        }

        if (payment.ClientId is not null)
        {
            return Known;
        }

        if (await check.Payer(client, invoice) is var payer && payer.Refusal is { } no)
        {
            return no;
        }

        return payer.Value is { } whose ? await Settle(payment, whose, invoice) : Whose;
    }

    private async Task<Payment> Settle(Payment payment, Guid client, Guid? named)
    {
        var (settlement, day) = (await settling.Plan(client, payment.AmountMinor, named), await issuing.Today());
        (payment.ClientId, payment.CreditMinor, payment.IdentifiedAt) = (client, settlement.Credit, issuing.Now());
        var key = $"identified {payment.Id:N}";
        await book.Post(
            key, day, "payment-identified", "Payment identified",
            PostingRules.Identified(payment.Receipt, settlement.Receivables, $"{client:N}", settlement.Credit),
            [$"payment/{payment.Id}", .. settlement.Taken.Select(t => $"invoice/{t.Invoice.Id}")]);
        await settling.Apply(settlement, payment.Id, key, day);
        facts.Append(
            "payment.identified", new("payment", payment.Id) { Client = client }, Sight.Client,
            new { payment.AmountMinor, payment.CreditMinor, payment.Currency });
        return payment;
    }
}
