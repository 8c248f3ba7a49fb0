using Collegium.Http;

namespace Collegium.Members.FirstJobs;

/// <summary>A new member's first jobs, for the practice drawn to look at each, or for the secretary where nobody is left.</summary>
internal static class FirstJobsApi
{
    private const Roles Readers = Roles.MembershipSecretary | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/first-jobs", List).Allow(Readers).WithName("ListFirstJobs");
        api.MapGet("/first-jobs/{id:guid}", One).Allow(Readers).WithName("GetFirstJob");
        api.MapPost("/first-jobs/{id:guid}/review", Review).Allow(Readers).WithName("ReviewJob");
    }

    public sealed record ReviewBody(bool? Good, string? Words);

    private static async Task<IResult> List(ReviewJob reviewing)
    {
        List<object> items = [];
        foreach (var job in await reviewing.Waiting())
        {
            if (await reviewing.Seen(job.Id) is { } seen)
            {
                items.Add(Show(seen));
            }
        }

        return Results.Ok(new { items, next = (string?)null });
    }

    private static async Task<IResult> One(Guid id, ReviewJob reviewing) =>
        await reviewing.Seen(id) is { } seen ? Results.Ok(Show(seen)) : Problems.Result(Refusal.Missing("first-job"));

    private static Task<IResult> Review(Guid id, ReviewBody body, ReviewJob reviewing, ApiWrite write) => write.Step(
        () => reviewing.Run(id, body.Good switch { true => "yes", false => "no", null => null }, body.Words), async done => Show((await reviewing.Seen(done))!));

    private static object Show(FirstJobSeen seen) => new
    {
        seen.Job.Id,
        request = new { id = seen.Job.RequestId, number = seen.Shown.Number },
        seen.Shown.Text,
        seen.Shown.Minutes,
        seen.Shown.Rating,
        seen.Shown.Notes,
        seen.Job.AskedAt,
        seen.Job.DoneAt,
        seen.Job.Good,
        seen.Job.Words,
    };
}
