using Collegium.Http;

namespace Collegium.Treasury.Payments;

internal static class PaymentsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/payments", Record).Allow(Roles.Treasurer).WithName("RecordPayment");
        api.MapGet("/payments/{id:guid}", One).Allow(Roles.Treasurer | Roles.Administrator).WithName("GetPayment");
    }

    public sealed record PaymentBody(
        Guid? Client, Guid? Invoice, long? AmountMinor, string? Currency, string? ReceivedOn, string? Means, string? Reference);

    private static Task<IResult> Record(PaymentBody body, RecordPayment record, PaymentView view, ApiWrite write) =>
        write.Create(
            () => record.Run(new PaymentInput(
                body.Client, body.Invoice, body.AmountMinor, body.Currency, body.ReceivedOn, body.Means, body.Reference)),
            async payment => await view.Show(payment),
            payment => $"/api/v1/payments/{payment.Id}");

    private static async Task<IResult> One(Guid id, PaymentView view) =>
        await view.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("payment"));
}
