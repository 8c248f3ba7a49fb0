using System.Globalization;
using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Http;

namespace Collegium.Members.Conduct;

/// <summary>The whole case as one document for a hearing. It is printed anew each time and never kept: its words can be erased.</summary>
internal sealed class CasePdf(CaseReads reads, GovernanceDoor governance, PdfPrinter printer, PaperSheet sheet, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/conduct/{number:int}.pdf", (int number, CasePdf pdf) => pdf.OfNumber(number))
            .Allow(CaseAccess.Readers).WithName("CaseFile");
        files.MapGet("/p/{secret}/file.pdf", (string secret, CasePdf pdf) => pdf.OfLink(secret)).Allow(Roles.PanelLink).WithName("PanelistsCaseFile");
    }

    private async Task<IResult> OfNumber(int number) =>
        await Answer(await reads.Find(number), string.Create(CultureInfo.InvariantCulture, $"/conduct/{number}/file"));

    private async Task<IResult> OfLink(string secret) => await Answer(await reads.OfLink(), $"/p/{secret}/file");

    private async Task<IResult> Answer(CaseShown? shown, string page)
    {
        if (shown is null || shown.OnlySides)
        {
            return Problems.Result(shown is null ? Refusal.Missing("case") : CaseAccess.DeclareFirst);
        }

        var paper = await sheet.Write<CasePaper>(
            string.Create(CultureInfo.InvariantCulture, $"Conduct case {shown.Number}"),
            new() { ["Of"] = shown, ["Chapter"] = await governance.Chapter(), ["Now"] = clock.Now() });
        return await printer.Print(paper) is { } bytes
            ? Results.File(bytes, "application/pdf", string.Create(CultureInfo.InvariantCulture, $"conduct-{shown.Number}.pdf"))
            : Results.Redirect(page);
    }
}
