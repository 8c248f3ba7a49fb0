using Collegium.Http;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

internal static class ApplicationFiles
{
    private static readonly string[] Heads = ["number", "practice", "city", "state", "sent", "screens passed", "references", "judgements", "findings", "decided", "why"];

    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/csv/applications", List).Allow(Actor.Officers | Roles.Practitioner).WithName("ApplicationsFile");

    private static async Task<IResult> List(ApplicationList list, string? state, string? screen, string? needs, string? all, string? q) => new CsvFile(
        "applications", Heads, (await list.Read(Asked(state, screen, needs, all, q))).Select(r => (IReadOnlyList<object?>)
            [
                r.Application.Number, r.Name, r.City, r.Application.IsAppealing ? "Appeal" : r.Application.State.Words(), r.Application.SentAt, r.Passed, r.References, r.Reviews, r.Findings,
                r.Application.DecidedAt, r.Application.DecidedAt is null ? null : ApplicationWords.Because(r.Application.DecidedBecause),
            ]));

    /// <summary>The list as its address asks for it.</summary>
    public static ApplicationFilter Asked(string? state, string? screen, string? needs, string? all, string? q) => new(
        Enum.TryParse<ApplicationState>(state, true, out var s) && Enum.IsDefined(s) ? s : null,
        Enum.TryParse<Screen>(screen, true, out var at) && Enum.IsDefined(at) ? at : null, needs == "me", all is not null, q);
}
