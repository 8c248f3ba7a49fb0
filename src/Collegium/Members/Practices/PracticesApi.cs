using Collegium.Http;

namespace Collegium.Members.Practices;

internal static class PracticesApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/practices", List).Allow(Actor.Officers | Roles.Practitioner | Roles.Client).WithName("ListPractices");

    private static async Task<IResult> List(MembersDoor members, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var roster = await members.Roster();
        var read = roster.Practices.Values.Where(p => p.Standing is not (Standing.Applicant or Standing.Declined)).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Where(p => after is null || string.CompareOrdinal(p.Name, after) > 0).Take(take + 1).ToList();
        return Results.Ok(Paging.Cut(read, take, Show, p => p.Name));
    }

    private static object Show(PracticeCard practice) => new
    {
        practice.Id,
        practice.Name,
        practice.Standing,
        Practitioners = practice.Practitioners.Select(p => new { p.Id, p.Name, Skills = p.Skills.Select(s => s.Code) }),
    };
}
