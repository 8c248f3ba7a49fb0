using Collegium.Http;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>Applications over the API: the same list, file and steps as on the pages, behind the same declaration.</summary>
internal static class ApplicationsApi
{
    private sealed record Declared(string? Tied, string? Words);

    private sealed record Found(string? Screen, string? Verdict, string? Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/applications", List).Allow(Actor.Officers | Roles.Practitioner).WithName("ListApplications");
        api.MapGet("/applications/{number:int}", One).Allow(Actor.Officers | Roles.Practitioner).WithName("GetApplication");
        api.MapPost("/applications/{number:int}/declaration", Declare).Allow(Actor.Officers | Roles.Practitioner).WithName("DeclareTies");
        api.MapPost("/applications/{number:int}/findings", Sign).Allow(Actor.Officers | Roles.Practitioner).WithName("SignFinding");
        api.MapPost("/applications/{number:int}/ballot", Ballot).Allow(Roles.MembershipSecretary | Roles.Administrator).WithName("OpenAdmissionBallot");
    }

    private static async Task<IResult> List(ApplicationReading reading, bool? all, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var rows = (await reading.List(all == true)).Where(r => !int.TryParse(after, out var seen) || r.Application.Number < seen).Take(take + 1).ToList();
        return Results.Ok(Paging.Cut(
            rows, take, r => (object)new { r.Application.Number, r.Name, r.City, r.Application.State, r.Application.SentAt, practice = r.Application.PracticeId, r.Findings, r.References, judgements = r.Reviews },
            r => FormattableString.Invariant($"{r.Application.Number}")));
    }

    private static async Task<IResult> One(ApplicationReading reading, ReviewerAccess access, int number)
    {
        if (await reading.ByNumber(number) is not { } application)
        {
            return Problems.Result(Refusal.Missing("application"));
        }

        if (await access.Refuses(application) is { } no)
        {
            return Problems.Result(no == ReviewerAccess.NotMember || no == ReviewerAccess.Own ? Refusal.Missing("application") : no);
        }

        return Results.Ok(Show(await reading.File(application)));
    }

    private static Task<IResult> Declare(ApiWrite write, DeclareTies declare, int number, Declared body) =>
        write.Step(() => declare.Run(number, body.Tied, body.Words), Brief);

    private static Task<IResult> Sign(ApiWrite write, SignFinding sign, int number, Found body) =>
        write.Step(() => sign.Run(number, body.Screen, body.Verdict, body.Words), Brief);

    private static Task<IResult> Ballot(ApiWrite write, OpenAdmissionBallot open, int number) => write.Step(() => open.Run(number), Brief);

    private static Task<object> Brief(Application application) => Task.FromResult<object>(new { application.Number, application.State, practice = application.PracticeId });

    private static object Show(ApplicationFile file) => new
    {
        file.Application.Number,
        file.Application.State,
        practice = file.Application.PracticeId,
        file.Name,
        file.Application.SentAt,
        file.Application.DecidedAt,
        file.Application.DecidedBecause,
        screens = Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal).Select(s => new
        {
            screen = s,
            state = file.State(s),
            evidence = Evidence.Of(s, file.Found).Select(e => new { e.Criterion, e.Found, e.Met }),
        }),
        findings = file.Findings.Select(f => new { f.Of.Screen, f.Of.Verdict, f.Of.Words, f.By, f.Firm, f.Of.At }),
        declarations = file.Declarations.Select(d => new { d.By, d.Firm, d.Of.Tied, d.Of.Words, d.Of.At }),
    };
}
