using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>The whole file as one document for a hearing. It is printed anew each time and never kept: its words can be erased.</summary>
internal sealed class ApplicationPdf(ApplicationReading reading, ReviewerAccess access, GovernanceDoor governance, PdfPrinter printer, PaperSheet sheet, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/applications/{number:int}/file.pdf", (int number, ApplicationPdf pdf) => pdf.Answer(number))
            .Allow(Actor.Officers | Roles.Practitioner).WithName("ApplicationFile");

    private async Task<IResult> Answer(int number)
    {
        if (await reading.ByNumber(number) is not { } application)
        {
            return Problems.Result(Refusal.Missing("application"));
        }

        if (await access.Refuses(application) is { } no)
        {
            return Problems.Result(no == ReviewerAccess.Own || no == ReviewerAccess.NotMember ? Refusal.Missing("application") : no);
        }

        var paper = await sheet.Write<ApplicationPaper>(
            FormattableString.Invariant($"Application {number}"),
            new() { ["Of"] = await reading.File(application), ["Chapter"] = await governance.Chapter(), ["Now"] = clock.Now() });
        return await printer.Print(paper) is { } bytes
            ? Results.File(bytes, "application/pdf", FormattableString.Invariant($"application-{number}.pdf")) : Results.Redirect($"/applications/{number}");
    }
}
