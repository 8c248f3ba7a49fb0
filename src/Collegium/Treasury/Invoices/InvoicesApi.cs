using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

internal static class InvoicesApi
{
    private const Roles Readers = Actor.Officers | Roles.Client;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/invoices", Issue).Allow(Roles.Treasurer).WithName("IssueInvoice");
        api.MapGet("/invoices", List).Allow(Readers).WithName("ListInvoices");
        api.MapGet("/invoices/{id:guid}", One).Allow(Readers).WithName("GetInvoice");
    }

    public sealed record IssueBody(Guid? Request, Guid? Client, DateOnly? From, DateOnly? To);

    private static Task<IResult> Issue(IssueBody body, IssueInvoice issue, InvoiceView view, ApiWrite write) =>
        write.Create(
            () => issue.Run(new ToBill(body.Request, body.Client, body.From, body.To)),
            async invoice => await view.Show(invoice),
            invoice => $"/api/v1/invoices/{invoice.Id}");

    private static async Task<IResult> One(Guid id, InvoiceView view) =>
        await view.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("invoice"));

    private static async Task<IResult> List(InvoiceView view, int? limit, Guid? after, string? state, Guid? client, Guid? request)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        if (Named.State<InvoiceState>(state) is var asked && asked.Refusal is { } unknown)
        {
            return Problems.Result(unknown);
        }

        var (take, wanted) = (limit ?? Paging.Usual, asked.Value);
        var read = await view.Seen()
            .Where(i => (after == null || i.Id < after) && (wanted == null || i.State == wanted) && (client == null || i.ClientId == client)
                && (request == null || i.RequestId == request))
            .OrderByDescending(i => i.Id).Take(take + 1).ToListAsync();
        return Results.Ok(Paging.Cut(await view.Show(read), take, i => i, i => i.Id.ToString()));
    }
}
