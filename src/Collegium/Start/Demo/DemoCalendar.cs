using Collegium.Clients;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>Holidays, the steward's leave that lasts beyond today, and a client that goes elsewhere.</summary>
internal sealed class DemoCalendar(DemoTime time)
{
    public const string Lost = "Silverbell Property Care";

    public void Plan(DemoStage stage)
    {
        var cast = stage.Cast;
        foreach (var (practice, i) in cast.Practices.Values.Select((p, i) => (p, i)))
        {
            for (var from = stage.From.AddDays(40 + (i * 9)); from < stage.To.AddDays(-8); from = from.AddDays(190 + (i * 3)))
            {
                var (first, last) = (from, from.AddDays(5 + (i % 9)));
                time.At(first.AddDays(-7), () => time.Do(cast.HouseActor, s =>
                    s.GetRequiredService<MembersDoor>().BookAbsence(practice, null, first, last < stage.To.AddDays(-2) ? last : stage.To.AddDays(-2))));
            }
        }

        time.At(stage.To.AddDays(-20), () => time.Do(cast.StewardActor, s =>
            s.GetRequiredService<MembersDoor>().BookAbsence(cast.Practices[DemoCast.StewardsPractice], null, stage.To.AddDays(-3), stage.To.AddDays(120))));
        time.At(cast.LostAt(stage), () => time.Do(cast.StewardActor, s =>
            s.GetRequiredService<ClientsDoor>().Lose(cast.Clients.Single(c => c.Client.Name == Lost).Client.Id, "sold")));
    }
}
