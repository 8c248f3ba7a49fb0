using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payments;

internal sealed record PaymentInput(
    Guid? Client, Guid? Invoice, long? AmountMinor, string? Currency, string? ReceivedOn, string? Means, string? Reference);

/// <summary>Writes down money that came in: on the invoice the payer named, on the oldest due, as credit, or unidentified (R11, R15, R44).</summary>
internal sealed class RecordPayment(CollegiumDb db, PaymentCheck check, Book book, Settling settling, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Payment>> Run(PaymentInput input)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.House))
        {
            return Refusal.NotAllowed("record a payment", "The treasurer does.");
        }

        if (await check.Read(input) is var read && read.Refusal is { } no)
        {
            return no;
        }

        var money = read.Value;
        var payment = new Payment
        {
            Id = clock.NewId(),
            ClientId = money.Client,
            AmountMinor = money.Minor,
            Currency = money.Currency,
            ReceivedOn = money.Day,
            Means = money.Means,
            Reference = input.Reference?.Trim() ?? "",
            RecordedAt = clock.Now(),
            RecordedBy = db.Actor.Login,
        };
        db.Add(payment);
        if (money.Client is { } client)
        {
            await Settle(payment, client, input.Invoice);
        }
        else
        {
            await book.Post(
                $"payment {payment.Id:N}", payment.ReceivedOn, "payment-unidentified", "Payment, payer unknown",
                PostingRules.Unidentified(payment.Receipt, payment.AmountMinor), $"payment/{payment.Id}");
            facts.Append("payment.unidentified", new("payment", payment.Id), Sight.Officers, new { payment.AmountMinor, payment.Currency, payment.Means });
        }

        return payment;
    }

    private async Task Settle(Payment payment, Guid client, Guid? named)
    {
        var settlement = await settling.Plan(client, payment.AmountMinor, named);
        payment.CreditMinor = settlement.Credit;
        await book.Post(
            $"payment {payment.Id:N}", payment.ReceivedOn, "payment", "Payment received",
            PostingRules.Payment(settlement.Receivables, $"{client:N}", settlement.Credit),
            [$"payment/{payment.Id}", .. settlement.Taken.Select(t => $"invoice/{t.Invoice.Id}")]);
        await settling.Apply(settlement, payment.Id, $"payment {payment.Id:N}", payment.ReceivedOn);
        facts.Append(
            "payment.recorded", new("payment", payment.Id) { Client = client }, Sight.Client,
            new { payment.AmountMinor, payment.CreditMinor, payment.Currency, payment.Means, payment.ReceivedOn });
    }
}

/// <summary>A payment that may be written down.</summary>
internal sealed record CheckedPayment(Guid? Client, long Minor, string Currency, DateOnly Day, Means Means);

/// <summary>Reads what somebody says came in. Work is paid in money: what has no currency, day and means of payment isn't a payment.</summary>
internal sealed class PaymentCheck(CollegiumDb db, GovernanceDoor governance, ClientsDoor clients, Book book, Issuing issuing)
{
    private const long MostMinor = 100_000_000_000;
    private const int OldestDays = 731;

    public static readonly Refusal OtherClient = new(
        "payment.other-client", "This invoice is another client's. Leave the client out, or name the invoice's own.", Field: "client");

    public static readonly Refusal LongReference = new("payment.reference-too-long", "Write the reference in at most 200 characters.", Field: "reference");

    public static Refusal Amount(long? minor) => new(
        "payment.amount",
        minor is { } given
            ? FormattableString.Invariant($"{given / 100m:N2} can't be the amount that came in. Write one above 0.00 and up to 1,000,000,000.00.")
            : "Write the amount that came in.",
        Field: "amountMinor");

    public static Refusal OtherCurrency(string? given, string ours) => new(
        "payment.currency", $"The book is kept in {ours}, so {(string.IsNullOrWhiteSpace(given) ? "a payment without a currency" : $"“{Cut(given)}”")} can't be written into it. "
        + $"Record what the bank credited in {ours}.", Field: "currency");

    public static Refusal NotMoney(string? given) => new(
        "payment.not-money", $"{(string.IsNullOrWhiteSpace(given) ? "Say how it was paid" : $"“{Cut(given)}” is no way to pay")}: work is paid by transfer, card, check or cash.", Field: "means");

    public static Refusal Day(string? given, DateOnly today) => new(
        "payment.day",
        $"{(string.IsNullOrWhiteSpace(given) ? "A payment needs the day it came" : $"“{Cut(given)}” can't be the day it came")}. "
        + string.Create(CultureInfo.InvariantCulture, $"Write a day from the last two years up to today, {today:yyyy-MM-dd}."),
        Field: "receivedOn");

    public static Refusal Closed(DateOnly day) => new(
        "period.closed", string.Create(CultureInfo.InvariantCulture, $"The books of {day:MMMM yyyy} are closed. Use a day of an open month."), Field: "receivedOn");

    public async Task<Result<CheckedPayment>> Read(PaymentInput input)
    {
        if (input.AmountMinor is not (> 0 and <= MostMinor))
        {
            return Amount(input.AmountMinor);
        }

        var (ours, today) = ((await governance.Chapter()).Currency, await issuing.Today());
        if (input.Currency != ours)
        {
            return OtherCurrency(input.Currency, ours);
        }

        if (ReadMeans(input.Means) is not { } means)
        {
            return NotMoney(input.Means);
        }

        if (!DateOnly.TryParseExact(input.ReceivedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day > today || day < today.AddDays(-OldestDays))
        {
            return Day(input.ReceivedOn, today);
        }

        if (input.Reference?.Length > 200)
        {
            return LongReference;
        }

        if (!await book.IsOpen(day))
        {
            return Closed(day);
        }

        return await Payer(input.Client, input.Invoice) is var payer && payer.Refusal is { } no
            ? no : new CheckedPayment(payer.Value, input.AmountMinor.Value, ours, day, means);
    }

    /// <summary>The client named, or the one whose invoice was named; nobody when neither was.</summary>
    public async Task<Result<Guid?>> Payer(Guid? client, Guid? invoice)
    {
        if (invoice is { } named)
        {
            if (await db.Set<Invoice>().AsNoTracking().Where(i => i.Id == named).Select(i => (Guid?)i.ClientId).SingleOrDefaultAsync() is not { } owner)
            {
                return Refusal.Missing("invoice");
            }

            return client is { } other && other != owner ? OtherClient : owner;
        }

        return client is { } id && await clients.Find(id) is null ? Refusal.Missing("client") : client;
    }

    private static Means? ReadMeans(string? word) => word switch
    {
        "transfer" => Means.Transfer,
        "card" => Means.Card,
        "check" => Means.Check,
        "cash" => Means.Cash,
        _ => null,
    };

    private static string Cut(string given) => given.Length > 40 ? given[..40] + "…" : given;
}
