using System.Text;
using Collegium.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Collegium.Treasury.Books;

internal static class BooksApi
{
    private const Roles Readers = Roles.Treasurer | Roles.Administrator;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/books/trial-balance", Trial).Allow(Readers).WithName("GetTrialBalance");
        api.MapGet("/books/accounts/{number:int}", Account).Allow(Readers).WithName("GetAccount");
        api.MapGet("/books/journal.hledger", Hledger).Allow(Readers).WithName("GetJournal");
    }

    private static async Task<IResult> Trial(BooksDoor books, DateOnly? asOf) => Results.Ok(await books.TrialBalance(asOf));

    private static async Task<IResult> Account(int number, BooksDoor books, string? sub, string? after, int? limit) =>
        limit is < 1 or > Paging.Most ? Problems.Result(Paging.BadLimit)
        : await books.Statement(number, sub, after, limit ?? Paging.Usual) is var found && found.Refusal is { } no ? Problems.Result(no)
        : Results.Ok(found.Value);

    /// <summary>Entry by entry onto the wire, however long the book is; the writer knows only synchronous calls.</summary>
    internal static async Task Hledger(BooksDoor books, HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=journal.hledger";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false), 64 * 1024);
        books.WriteHledger(writer);
    }
}
