using Collegium.Database;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Collegium.Members.Standings;
using Collegium.Tests.Members.Regard;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Risk;

/// <summary>Chapters in which something stands out.</summary>
public static class Alarming
{
    /// <summary>Three who vouch in a circle and hang on Cordova Systems, and one newcomer with good vouchers. One of the ring.</summary>
    public static async Task<Guid> Ring(World world)
    {
        var (x, y, z, good) = (await Provisional(world, "Xenith"), await Provisional(world, "Yarrow"), await Provisional(world, "Zinnia"), await Provisional(world, "Good Firm"));
        await Spoken.Vouch(world, world.Practices["Cordova Systems"], x, y, z, x);
        await Spoken.Vouch(world, world.Practices["Whitlock & Obi"], good);
        await Spoken.Vouch(world, world.Practices["Benavidez Works"], good);
        await Spoken.Vouch(world, world.Practices["Whitlock & Obi"], world.Practices["Benavidez Works"], world.Practices["Halloran Networks"], world.Practices["Lindqvist IT"], world.Practices["Cordova Systems"]);
        return x;
    }

    /// <summary>Twelve members of whom every second turned out well: one reviewer let all pass, the other saw which.</summary>
    public static Task<Done> Reviewers(World world, Guid lenient, Guid keen) => world.Do<Done>(s =>
    {
        var db = s.GetRequiredService<CollegiumDb>();
        for (var number = 1; number <= 12; number++)
        {
            TurnedOut(db, number, number % 2 == 0 ? Standing.Full : Standing.Expelled, lenient, keen);
        }

        return Task.FromResult(Done.It);
    });

    private static void TurnedOut(CollegiumDb db, int number, Standing end, Guid lenient, Guid keen)
    {
        var (practice, application, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), World.Morning.AddDays(number));
        db.Add(new Application { Id = application, Number = number, StartedAt = at, PracticeId = practice, State = ApplicationState.Admitted });
        db.Add(new StandingChange { Id = Guid.CreateVersion7(), PracticeId = practice, From = Standing.Applicant, To = Standing.Provisional, Reason = "ballot", At = at });
        db.Add(new StandingChange { Id = Guid.CreateVersion7(), PracticeId = practice, From = Standing.Provisional, To = end, Reason = "test", At = at.AddDays(1) });
        Find(lenient, Verdict.Pass);
        Find(keen, end is Standing.Full ? Verdict.Pass : Verdict.Fail);

        void Find(Guid by, Verdict verdict) => db.Add(new ScreenFinding
        {
            Id = Guid.CreateVersion7(), ApplicationId = application, Screen = Screen.Pretender, Verdict = verdict, Words = "", LoginId = Guid.CreateVersion7(), PracticeId = by, At = at,
        });
    }

    private static async Task<Guid> Provisional(World world, string name) => (await world.Do(s => s.GetRequiredService<MembersDoor>().Add(
        new NewPractice(name, "Mesa", "1 Test St", 33.4, -111.8, "602-555-0177", $"{name[..1]}@new.example", new DateOnly(2027, 6, 30), [new NewPractitioner(name, $"{name[..1]}1@new.example", "602-555-0178", [])]),
        Standing.Provisional, "ballot"))).Value;
}
