using Collegium.Desk;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>
/// Four practices take weekly turns for the nights and weekends; whoever is on is called first. One booked days off in their turn, one asks
/// another to take theirs, and one night somebody was called who didn't answer.
/// </summary>
internal sealed class DemoOnCall(DemoTime time)
{
    private const string Zone = "America/Phoenix";
    private const string First = "Dana Whitlock";
    private const string Caller = "Quill Notaries";

    /// <summary>Eight in the morning in Phoenix, when turns change.</summary>
    private static readonly TimeOnly Handover = new(15, 0);

    private Guid _rotation;
    private DateOnly _monday;
    private Guid[] _people = [];

    public void Plan(DemoStage stage)
    {
        time.At(stage.To.AddDays(-36), () => SetUp(stage));
        time.At(stage.To.AddDays(-2), () => Changes(stage));
        time.At(DateOnly.FromDateTime(stage.To.AddDays(-1)).ToDateTime(new TimeOnly(10, 12), DateTimeKind.Utc), () => Night(stage));
    }

    private async Task SetUp(DemoStage stage)
    {
        var cast = stage.Cast;
        var roster = await time.Look(cast.HouseActor, s => s.GetRequiredService<MembersDoor>().Roster());
        var dana = cast.Logins[First].PractitionerId!.Value;
        _people =
        [
            dana,
            .. cast.Practices.Where(p => p.Key != DemoCast.StewardsPractice && p.Value != roster.People[dana].Practice).Select(p => roster.Practices[p.Value])
                .Where(p => p.Standing == Standing.Full).Take(3).Select(p => p.Practitioners[0].Id),
        ];
        var day = DateOnly.FromDateTime(stage.To.AddDays(-36));
        _monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        _rotation = (await time.Do(cast.StewardActor, s => s.GetRequiredService<OnCallSteps>().Weekly("Nights and weekends", Zone, _monday, _people))).Value;
        await time.Do(cast.StewardActor, s => s.GetRequiredService<OnCallSteps>().Call(_rotation));
    }

    private async Task Changes(DemoStage stage)
    {
        var cast = stage.Cast;
        var roster = await time.Look(cast.HouseActor, s => s.GetRequiredService<MembersDoor>().Roster());
        var (away, asks, put) = (_people[1], _people[2], _people[3]);
        var (gap, shift, mine) = (Turn(1, stage.To), Turn(2, stage.To), Turn(0, stage.To));
        await time.Do(cast.HouseActor, s => s.GetRequiredService<MembersDoor>().BookAbsence(roster.People[away].Practice, away, gap.AddDays(2), gap.AddDays(4)));
        await time.Do(cast.People[asks], s => s.GetRequiredService<OnCallSteps>().Ask(_rotation, shift, shift.AddDays(7), _people[0]));
        await time.Do(cast.StewardActor, s => s.GetRequiredService<OnCallSteps>().Put(_rotation, put, mine.AddDays(3), mine.AddDays(4)));
    }

    /// <summary>Twelve past three: whoever is on sleeps, the steward promises, then whoever is on wakes and takes it.</summary>
    private async Task Night(DemoStage stage)
    {
        var cast = stage.Cast;
        var (client, contact) = cast.Clients.Single(c => c.Client.Name == Caller);
        var told = await time.Do(contact, s => s.GetRequiredService<DeskSteps>().Tell(
            client.Id, "Our mail has answered everybody with an error since midnight, and a closing is at nine.", "hindered", "page"));
        var called = await time.Do(cast.HouseActor, s => s.GetRequiredService<NightSteps>().Wake(told.Value));
        if (!called.Refused)
        {
            var asleep = called.Value;
            time.At(time.Now.AddMinutes(18), () => time.Do(cast.StewardActor, s => s.GetRequiredService<NightSteps>().Promise(told.Value, 60)));
            time.At(time.Now.AddMinutes(31), () => time.Do(cast.People[asleep], s => s.GetRequiredService<NightSteps>().Take(told.Value)));
        }
    }

    /// <summary>When somebody's next whole turn begins.</summary>
    private DateTime Turn(int person, DateTime now)
    {
        var begins = _monday.AddDays(7 * person).ToDateTime(Handover, DateTimeKind.Utc);
        while (begins < now.AddDays(1))
        {
            begins = begins.AddDays(7 * _people.Length);
        }

        return begins;
    }
}
