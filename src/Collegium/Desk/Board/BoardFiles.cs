using Collegium.Http;
using Collegium.Ui;

namespace Collegium.Desk.Board;

/// <summary>The board and the list of requests as files: exactly what the page's address shows.</summary>
internal static class BoardFiles
{
    private static readonly string[] Heads =
        ["number", "client", "trouble", "need", "impact", "state", "with", "told", "answer promised", "accepted", "next promise"];

    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/csv/desk", (HttpContext http, BoardReads reads) => Write("desk", BoardQuery.Read(http.Request.Query, true, "clock"), reads))
            .Allow(Actor.Officers).WithName("DeskFile");
        files.MapGet("/csv/requests", (HttpContext http, BoardReads reads) => Write("requests", BoardQuery.Read(http.Request.Query, false, "-number"), reads))
            .Allow(Actor.Officers).WithName("RequestsFile");
    }

    private static async Task<IResult> Write(string name, BoardQuery asked, BoardReads reads)
    {
        var shown = await reads.All(asked);
        return new CsvFile(name, Heads, shown.Rows.Select(r => (IReadOnlyList<object?>)
            [
                r.Number, shown.Client(r), r.Headline, shown.Need(r), r.Work, States.OfRequest[BoardQuery.Code(r.State.ToString())].Word,
                shown.With(r), r.ToldAt, r.RespondBy, r.AcceptedAt, r.NextDue < Requests.RequestTables.Never ? r.NextDue : null,
            ]));
    }
}
