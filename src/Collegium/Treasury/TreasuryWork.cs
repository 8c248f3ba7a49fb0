using Collegium.Treasury.Invoices;
using Collegium.Treasury.Payments;
using Collegium.Treasury.Payouts;

namespace Collegium.Treasury;

/// <summary>What came in, as somebody writes it down.</summary>
public sealed record NewPayment(Guid? Client, Guid? Invoice, long AmountMinor, string Currency, DateOnly ReceivedOn, string Means, string? Reference = null);

/// <summary>The treasurer's steps, for whoever writes a season or fills a page from above. Call them inside a write.</summary>
public sealed class TreasuryWork(IServiceProvider steps)
{
    public async Task<Result<InvoiceRef>> Issue(Guid request) =>
        (await Step<IssueInvoice>().Run(new ToBill(request))).As(i => new InvoiceRef(i.Id, i.Number));

    public async Task<Result<InvoiceRef>> Issue(Guid client, DateOnly from, DateOnly to) =>
        (await Step<IssueInvoice>().Run(new ToBill(null, client, from, to))).As(i => new InvoiceRef(i.Id, i.Number));

    public async Task<Result<InvoiceRef>> SellPlan(Guid client, int minutes) =>
        (await Step<SellPlan>().Run(client, minutes)).As(i => new InvoiceRef(i.Id, i.Number));

    public async Task<Result<Guid>> Record(NewPayment payment) =>
        (await Step<RecordPayment>().Run(new PaymentInput(
            payment.Client, payment.Invoice, payment.AmountMinor, payment.Currency,
            payment.ReceivedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), payment.Means, payment.Reference))).As(p => p.Id);

    public async Task<Result<Guid>> Identify(Guid payment, Guid? client, Guid? invoice) =>
        (await Step<IdentifyPayment>().Run(payment, client, invoice)).As(p => p.Id);

    public Task<Result<long>> ApplyCredit(Guid client) => Step<ApplyCredit>().Run(client);

    public async Task<Result<Guid>> Propose(Guid practice) => (await Step<ProposePayout>().Run(practice)).As(p => p.Id);

    public async Task<Result<Guid>> Approve(Guid payout) => (await Step<ApprovePayout>().Run(payout)).As(p => p.Id);

    /// <summary>Takes back one's own proposal, or rejects somebody else's.</summary>
    public async Task<Result<Guid>> Drop(Guid payout) => (await Step<DropPayout>().Run(payout)).As(p => p.Id);

    private T Step<T>()
        where T : notnull => steps.GetRequiredService<T>();
}
