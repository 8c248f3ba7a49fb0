using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.Payments;
using Collegium.Treasury.Payouts;

namespace Collegium.Treasury;

internal static class TreasuryModule
{
    public static IServiceCollection AddTreasury(this IServiceCollection services) => services
        .AddSingleton<OpenBooks>()
        .AddScoped<Book>()
        .AddScoped<BooksDoor>()
        .AddScoped<TreasuryWork>()
        .AddScoped(p => new TreasuryDoor(
            p.GetRequiredService<CollegiumDb>(), p.GetRequiredService<GovernanceDoor>(), p.GetRequiredService<Members.MembersDoor>(), p.GetRequiredService<InvoiceView>(),
            p.GetRequiredService<PaymentView>(), p.GetRequiredService<PayoutView>()))
        .AddScoped<Issuing>()
        .AddScoped<Shares>()
        .AddScoped<IssueInvoice>()
        .AddScoped<SellPlan>()
        .AddScoped<Desk.IBillOfRequest, BillOfRequest>()
        .AddScoped<BillPlanHours>()
        .AddScoped<IReaction, BillPlanHours>()
        .AddScoped<IReaction, EarnDrawnHours>()
        .AddScoped<InvoiceView>()
        .AddScoped<PaymentCheck>()
        .AddScoped<Settling>()
        .AddScoped<RecordPayment>()
        .AddScoped<IdentifyPayment>()
        .AddScoped<ApplyCredit>()
        .AddScoped<PaymentView>()
        .AddScoped<ProposePayout>()
        .AddScoped<ApprovePayout>()
        .AddScoped<DropPayout>()
        .AddScoped<PayoutView>()
        .AddScoped<IReaction, PayShifts>()
        .AddScoped<ReferralFees.Withholding>()
        .AddScoped<IReaction, ReferralFees.AccrueFees>()
        .AddScoped<InvoiceReads>()
        .AddScoped<InvoicePdf>()
        .AddScoped<PayoutReads>()
        .AddScoped<Payer>();

    public static void MapTreasury(this IEndpointRouteBuilder api)
    {
        InvoicesApi.Map(api);
        PaymentsApi.Map(api);
        PayoutsApi.Map(api);
        BooksApi.Map(api);
    }

    /// <summary>Lists and documents as files.</summary>
    public static void MapTreasuryFiles(this IEndpointRouteBuilder app) => TreasuryFiles.Map(app);
}
