using Collegium.Http;

namespace Collegium.Members.Practices;

internal static class MemberFiles
{
    private static readonly string[] Heads = ["practice", "city", "standing", "since", "insured until", "people", "open work", "taken on at once"];

    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/csv/members", List).Allow(Actor.Officers | Roles.Practitioner).WithName("MembersFile");

    private static async Task<IResult> List(MembersReads reads, string? q, string? standing) =>
        new CsvFile("members", Heads, (await reads.List(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), Enum.TryParse<Standing>(standing, true, out var s) ? s : null))
            .Select(m => (IReadOnlyList<object?>)[m.Name, m.City, m.Standing.Words(), m.Since, m.InsuredUntil, m.People, m.OpenWork, m.Capacity]));
}
