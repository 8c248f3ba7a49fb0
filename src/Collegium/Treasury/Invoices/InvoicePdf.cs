using System.Security.Cryptography;
using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

/// <summary>An invoice's file: printed as it was sent, once, and kept with its hash.</summary>
internal sealed class InvoicePdf(CollegiumDb db, InvoiceReads reads, GovernanceDoor governance, PdfPrinter printer, Writing writing, PaperSheet sheet)
{
    public async Task<IResult> Answer(string number, TimeProvider clock)
    {
        if (await reads.Find(number) is not { } shown)
        {
            return Http.Problems.Result(Refusal.Missing("invoice"));
        }

        var name = $"invoice/{number}";
        if (await Kept(name) is { } kept)
        {
            return Told(kept, number);
        }

        var paper = await sheet.Write<InvoicePaper>(
            $"Invoice {number}", new() { ["Of"] = shown, ["Chapter"] = await governance.Chapter(), ["AsSent"] = true });
        if (await printer.Print(paper) is not { } bytes)
        {
            return Results.Redirect($"/invoices/{number}");
        }

        var stored = await writing.Run<PrintedDocument>(async () =>
        {
            // Somebody else may have printed it meanwhile; the first stays.
            if (await Kept(name) is { } first)
            {
                return first;
            }

            var made = new PrintedDocument
            {
                Name = name, Bytes = bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), PrintedAt = clock.Now(),
            };
            db.Add(made);
            return made;
        });
        return Told(stored.Value, number);
    }

    private Task<PrintedDocument?> Kept(string name) => db.Set<PrintedDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Name == name);

    private static IResult Told(PrintedDocument document, string number) =>
        Results.File(document.Bytes, "application/pdf", $"invoice-{number}.pdf", entityTag: new($"\"{document.Sha256}\""));
}
