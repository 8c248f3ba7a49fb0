using Collegium.Http;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>Applications over the API: the same list, file and steps as on the pages, behind the same declaration.</summary>
internal static class ApplicationsApi
{
    private static readonly IReadOnlyList<string> States = [.. Enum.GetValues<ApplicationState>().Where(s => s is not ApplicationState.Draft).Select(s => s.ToString().ToLowerInvariant())];

    private static readonly IReadOnlyList<string> Screens = [.. Enum.GetNames<Screen>().Select(s => s.ToLowerInvariant())];

    internal sealed record Declared(string? Tied, string? Words);

    internal sealed record Found(string? Screen, string? Verdict, string? Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/applications", List).Allow(Actor.Officers | Roles.Practitioner).WithName("ListApplications");
        api.MapGet("/applications/{number:int}", One).Allow(Actor.Officers | Roles.Practitioner).WithName("GetApplication");
        api.MapPost("/applications/{number:int}/declaration", Declare).Allow(Actor.Officers | Roles.Practitioner).WithName("DeclareTies");
        api.MapPost("/applications/{number:int}/findings", Sign).Allow(Actor.Officers | Roles.Practitioner).WithName("SignFinding");
        api.MapPost("/applications/{number:int}/ballot", Ballot).Allow(Roles.MembershipSecretary | Roles.Administrator).WithName("OpenAdmissionBallot");
    }

    /// <param name="screen">Those that wait at this screen or were stopped by it.</param>
    /// <param name="needsMe">Those on which the caller's practice may find now, or which the secretary may put to the members.</param>
    private static async Task<IResult> List(ApplicationList list, string? state, string? screen, bool? needsMe, bool? all, string? q, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        if (state is not null && !States.Contains(state, StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Result(new Refusal("state.unknown", $"There is no state “{state}”. There are {string.Join(", ", States)}.", RefusalKind.Malformed, "state"));
        }

        if (screen is not null && !Screens.Contains(screen, StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Result(new Refusal("screen.unknown", $"There is no screen “{screen}”. There are {string.Join(", ", Screens)}.", RefusalKind.Malformed, "screen"));
        }

        var take = limit ?? Paging.Usual;
        var asked = ApplicationFiles.Asked(state, screen, needsMe == true ? "me" : null, all == true ? "yes" : null, q);
        var rows = (await list.Read(asked)).Where(r => !int.TryParse(after, out var seen) || r.Application.Number < seen).Take(take + 1).ToList();
        return Results.Ok(Paging.Cut(rows, take, Line, r => FormattableString.Invariant($"{r.Application.Number}")));
    }

    private static object Line(ApplicationRow r) => new
    {
        r.Application.Number, r.Name, r.City, r.Application.State, appealing = r.Application.IsAppealing, r.Application.SentAt, practice = r.Application.PracticeId,
        screens = r.Screens.Select(s => new { screen = s.Key, state = s.Value }), r.NeedsMe, r.Findings, r.References, judgements = r.Reviews,
    };

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

        return Results.Ok(FileShown.Show(await reading.File(application)));
    }

    private static Task<IResult> Declare(ApiWrite write, DeclareTies declare, int number, Declared body) =>
        write.Step(() => declare.Run(number, body.Tied, body.Words), Brief);

    private static Task<IResult> Sign(ApiWrite write, SignFinding sign, int number, Found body) =>
        write.Step(() => sign.Run(number, body.Screen, body.Verdict, body.Words), Brief);

    private static Task<IResult> Ballot(ApiWrite write, OpenAdmissionBallot open, int number) => write.Step(() => open.Run(number), Brief);

    private static Task<object> Brief(Application application) => Task.FromResult<object>(new { application.Number, application.State, practice = application.PracticeId });
}
