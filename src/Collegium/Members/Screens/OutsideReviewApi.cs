using Collegium.Http;
using Collegium.Members.Applications;

namespace Collegium.Members.Screens;

/// <summary>People outside the chapter who decide where too few members may: named by the secretary, signing by a link that works once.</summary>
internal static class OutsideReviewApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/applications/{number:int}/outsiders", Name).Allow(Roles.MembershipSecretary | Roles.Administrator).WithName("NameOutsideReviewer");
        api.MapGet("/review/{secret}", One).Allow(Roles.None).WithName("ReadReview");
        api.MapPost("/review/{secret}/declaration", Declare).Allow(Roles.None).WithName("DeclareOutside");
        api.MapPost("/review/{secret}/findings", Sign).Allow(Roles.None).WithName("SignOutside");
    }

    public sealed record OutsiderBody(string? Name, string? Mail);

    public sealed record FoundBody(string? Screen, string? Verdict, string? Words);

    public sealed record FreeBody(bool? Free);

    public sealed record FindingsBody(FoundBody[]? Findings);

    private static Task<IResult> Name(int number, OutsiderBody body, NameOutsideReviewer name, ApiWrite write) =>
        write.Create(() => name.Run(number, body.Name, body.Mail), id => Task.FromResult<object>(new { id }), _ => FormattableString.Invariant($"/api/v1/applications/{number}"));

    /// <summary>The evidence without a name, and on an appeal the reasons and the applicant's words.</summary>
    private static async Task<IResult> One(string secret, SignOutside signing, ApplicationReading reading)
    {
        if (await signing.Seen(secret) is not var (reviewer, application, asked))
        {
            return Problems.Result(SignOutside.Over);
        }

        if (!await signing.Declared(reviewer.Id))
        {
            return Problems.Result(SignOutside.NoDeclaration);
        }

        var file = await reading.File(application);
        return Results.Ok(new
        {
            screens = asked.Select(screen => new
            {
                screen,
                about = screen.Title(),
                evidence = Evidence.Of(screen, file.Found.WithoutNames()).Select(e => new { e.Criterion, e.Found, e.Met }),
            }),
            appeal = application.IsAppealing ? new { reasons = file.Reasons.Select(file.Found.Unnamed), words = file.Found.Unnamed(file.Found.Answers.GetValueOrDefault(AppealDecision.Field, "")) } : null,
        });
    }

    private static Task<IResult> Declare(string secret, FreeBody body, DeclareOutside declaring, ApiWrite write) => write.Step(
        () => declaring.Run(secret, body.Free == true), id => Task.FromResult<object>(new { id, declared = true }));

    private static Task<IResult> Sign(string secret, FindingsBody body, SignOutside signing, ApiWrite write) => write.Step(
        () => signing.Run(secret, Said(body.Findings ?? [])), id => Task.FromResult<object>(new { id, signed = true }));

    private static Dictionary<Screen, (string?, string?)> Said(FoundBody[] findings) => findings
        .Select(f => (Known: Enum.TryParse<Screen>(f.Screen, true, out var screen), screen, f.Verdict, f.Words)).Where(f => f.Known)
        .GroupBy(f => f.screen).ToDictionary(g => g.Key, g => (g.Last().Verdict, g.Last().Words));
}
