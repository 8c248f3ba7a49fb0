using Collegium.Desk;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>Four practices take weekly turns for the nights and weekends; whoever is on is called first.</summary>
internal sealed class DemoOnCall(DemoTime time)
{
    private const string Zone = "America/Phoenix";
    private const string First = "Dana Whitlock";

    public void Plan(DemoStage stage) => time.At(stage.To.AddDays(-36), () => SetUp(stage));

    private async Task SetUp(DemoStage stage)
    {
        var cast = stage.Cast;
        var roster = await time.Look(cast.HouseActor, s => s.GetRequiredService<MembersDoor>().Roster());
        var dana = cast.Logins[First].PractitionerId!.Value;
        Guid[] people =
        [
            dana,
            .. cast.Practices.Where(p => p.Key != DemoCast.StewardsPractice && p.Value != roster.People[dana].Practice).Select(p => roster.Practices[p.Value])
                .Where(p => p.Standing == Standing.Full).Take(3).Select(p => p.Practitioners[0].Id),
        ];
        var day = DateOnly.FromDateTime(stage.To.AddDays(-36));
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var rotation = await time.Do(cast.StewardActor, s => s.GetRequiredService<OnCallSteps>().Weekly("Nights and weekends", Zone, monday, people));
        await time.Do(cast.StewardActor, s => s.GetRequiredService<OnCallSteps>().Call(rotation.Value));
    }
}
