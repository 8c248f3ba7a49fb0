using Collegium.Tests.Treasury;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.Payments;
using Collegium.Treasury.Payouts;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Invoices, payments, payouts and the book.</summary>
internal sealed class TreasuryScene : Scene
{
    private Api Treasurer => World.As("treasurer");

    protected override async Task Provoke()
    {
        var (request, practice) = await Job.Worked(World, minutes: 60);
        var invoice = (Guid)(await Job.Invoice(World, request))["id"]!;
        await Missing();
        await Invoices(request);
        await Payments(invoice);
        Job.Ok(201, await Job.Pay(World, 15_000, invoice));
        await Payouts(practice);
        await Pages();
        await Strangers(invoice);
    }

    private async Task Missing()
    {
        Hear("account.missing", "asking for an account there isn't", await Treasurer.Get("/books/accounts/7"));
        Hear("invoice.missing", "opening an invoice there isn't", await Treasurer.Get($"/invoices/{Guid.Empty}"));
        Hear("payment.missing", "opening a payment there isn't", await Treasurer.Get($"/payments/{Guid.Empty}"));
        Hear("payout.missing", "opening a payout there isn't", await Treasurer.Get($"/payouts/{Guid.Empty}"));
    }

    private async Task Invoices(Guid request)
    {
        Hear("invoice.empty", "billing twice", await Treasurer.Post("/invoices", new { request }));
        Hear("invoice.what", "billing nothing named", await Treasurer.Post("/invoices", new { client = World.Clients[Dentist] }));
        await No("plan.out-of-range", "a plan of half an hour", House, (SellPlan o) => o.Run(World.Clients[Dentist], 30));
    }

    private async Task Payments(Guid invoice)
    {
        Hear("payment.amount", "a payment of nothing", await Job.Pay(World, 0, invoice));
        Task Record(string code, string how, PaymentInput input) => No(code, how, House, (RecordPayment o) => o.Run(input));
        var good = new PaymentInput(null, invoice, 15_000, "USD", "2026-11-17", "transfer", "");
        await Record("payment.amount", "a payment without an amount", good with { AmountMinor = null });
        await Record("payment.currency", "a payment in euros", good with { Currency = "EUR" });
        await Record("payment.currency", "a payment without a currency", good with { Currency = "" });
        await Record("payment.not-money", "paying in pottery", good with { Means = "pottery" });
        await Record("payment.not-money", "a payment without its means", good with { Means = "" });
        await Record("payment.day", "a payment of tomorrow", good with { ReceivedOn = "2026-11-18" });
        await Record("payment.day", "a payment without a day", good with { ReceivedOn = "" });
        await Record("payment.reference-too-long", "a reference of 201 characters", good with { Reference = new string('x', 201) });
        await Record("payment.other-client", "a client paying another's invoice", good with { Client = World.Clients[Realtor] });
        await World.Do<Done>(async s => { await s.GetRequiredService<Book>().Close(new DateOnly(2026, 9, 1)); return Done.It; });
        await Record("period.closed", "a payment of a closed month", good with { ReceivedOn = "2026-09-17" });
        await No("credit.nothing-to-apply", "using a credit there isn't", House, (ApplyCredit o) => o.Run(World.Clients[Realtor]));
        var nobodys = await Yes(House, (RecordPayment o) => o.Run(good with { Invoice = null }));
        await No("payment.whose", "placing a payment nowhere", House, (IdentifyPayment o) => o.Run(nobodys.Id, null, null));
        await Yes(House, (IdentifyPayment o) => o.Run(nobodys.Id, World.Clients[Realtor], null));
        await No("payment.identified", "placing a payment twice", House, (IdentifyPayment o) => o.Run(nobodys.Id, World.Clients[Realtor], null));
    }

    private async Task Payouts(Guid practice)
    {
        Hear("payout.whose", "paying out to nobody named", await Treasurer.Post("/payouts", new { }));
        var payout = (Guid)Job.Ok(201, await Treasurer.Post("/payouts", new { practice }))["id"]!;
        Hear("payout.empty", "proposing the same money twice", await Treasurer.Post("/payouts", new { practice }));
        Hear("payout.same-person", "approving one's own proposal", await Treasurer.Post($"/payouts/{payout}/approval"));
        Task Approve(string code, string how, Actor who) => No(code, how, who, (ApprovePayout o) => o.Run(payout));
        var second = await Person("treasurer2");
        await Approve("actor.own-practice", "approving a payout to the own practice", second with { Practice = practice });
        await Approve("key.not-for-approvals", "approving with a key for reading", second with { ByKey = true, MayApproveMoney = false });
        await Approve("actor.sign-in-again", "approving after a long lunch", second with { SignedInAt = World.Morning.AddMinutes(-16) });
        await Yes(second, (ApprovePayout o) => o.Run(payout));
        await Approve("payout.decided", "approving twice", second);
    }

    private async Task Pages()
    {
        using var treasurer = await World.SignIn("treasurer");
        await treasurer.Open("/payments");
        (string, string)[] money = [("amountMinor", "10.00"), ("receivedOn", "2026-11-17"), ("means", "transfer")];
        await treasurer.Send("#record form", [.. money, ("invoice", "1999-0001")]);
        Hear("invoice.missing", "a payment on an invoice there isn't", treasurer);
        await treasurer.Open("/payments");
        await treasurer.Send("#record form", [.. money, ("client", "Nobody & Sons")]);
        Hear("client.missing", "a payment of a client nobody knows", treasurer);
        await treasurer.Open("/payments");
        await treasurer.Send("#record form", [("amountMinor", "-5"), .. money[1..]]);
        Hear("payment.amount", "five dollars less than nothing", treasurer);
        await treasurer.Open("/invoices");
        await treasurer.Send("#bill form", ("request", "999"));
        Hear("invoice.no-request", "billing a request there isn't", treasurer);
        await treasurer.Open("/invoices");
        await treasurer.Send("#sell form", ("client", "Nobody & Sons"), ("minutes", "600"));
        Hear("client.missing", "a plan for a client nobody knows", treasurer);
    }

    private async Task Strangers(Guid invoice)
    {
        var stranger = As(Roles.Practitioner);
        var input = new PaymentInput(null, invoice, 15_000, "USD", "2026-11-17", "transfer", "");
        await No("actor.not-allowed", "a practitioner making an invoice", stranger, (IssueInvoice o) => o.Run(new ToBill(invoice)));
        await No("actor.not-allowed", "a practitioner selling a plan", stranger, (SellPlan o) => o.Run(World.Clients[Dentist], 600));
        await No("actor.not-allowed", "a practitioner recording a payment", stranger, (RecordPayment o) => o.Run(input));
        await No("actor.not-allowed", "a practitioner saying whose payment it is", stranger, (IdentifyPayment o) => o.Run(invoice, null, null));
        await No("actor.not-allowed", "a practitioner using a client's credit", stranger, (ApplyCredit o) => o.Run(World.Clients[Dentist]));
        await No("actor.not-allowed", "a practitioner proposing a payout", stranger, (ProposePayout o) => o.Run(invoice));
        await No("actor.not-allowed", "a practitioner approving a payout", stranger, (ApprovePayout o) => o.Run(invoice));
        await No("actor.not-allowed", "a practitioner taking a payout back", stranger, (DropPayout o) => o.Run(invoice));
    }
}
