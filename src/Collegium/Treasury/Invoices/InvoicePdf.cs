using System.Security.Cryptography;
using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

/// <summary>An invoice's file: printed as it was sent, once, and kept with its hash.</summary>
internal sealed class InvoicePdf(CollegiumDb db, InvoiceReads reads, GovernanceDoor governance, PdfPrinter printer, Writing writing, InvoiceSheet sheet)
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

        if (await printer.Print(await sheet.Write(shown, await governance.Chapter())) is not { } bytes)
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

/// <summary>The invoice's paper as one page that carries its style and letters in itself.</summary>
internal sealed class InvoiceSheet(IWebHostEnvironment host, IServiceProvider services, ILoggerFactory logs)
{
    private const string Letters = "/lib/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2";

    public async Task<string> Write(InvoiceShown shown, ChapterCard chapter)
    {
        await using var drawing = new HtmlRenderer(services, logs);
        var paper = await drawing.Dispatcher.InvokeAsync(async () => (await drawing.RenderComponentAsync<InvoicePaper>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { ["Of"] = shown, ["Chapter"] = chapter, ["AsSent"] = true }))).ToHtmlString());
        var style = (await Text("/collegium.css")).Replace(
            Letters, "data:font/woff2;base64," + Convert.ToBase64String(await Bytes(Letters)), StringComparison.Ordinal);
        return $"""
            <!doctype html><html lang="en"><head>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
            <meta charset="utf-8"><title>Invoice {shown.Card.Number}</title><style>{style}</style></head><body><main>{paper}</main></body></html>
            """;
    }

    private async Task<string> Text(string path) => System.Text.Encoding.UTF8.GetString(await Bytes(path));

    private async Task<byte[]> Bytes(string path)
    {
        await using var from = host.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
