using Collegium.Clients;
using Collegium.Desk.Clocks;
using Collegium.Desk.Work;
using Collegium.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Clocks that stand still, and promises that aren't given.</summary>
internal sealed class ClockScene : Scene
{
    protected override async Task Provoke()
    {
        var request = Guid.Parse((await Told.Accepted(World)).At[^36..]);
        Task Pause(string code, string how, PauseInput input) => No(code, how, Steward, (PauseClocks o) => o.Pause(request, input));
        await Pause("pause.no-reason", "pausing without a word", new PauseInput("part", " "));
        await Pause("pause.what-for", "pausing for no known reason", new PauseInput("mood", "Not today."));
        await Pause("pause.day", "an agreed day that is over", new PauseInput("date", "As agreed.", new DateOnly(2026, 11, 1)));
        await No("pause.none", "going on with what runs", Steward, (PauseClocks o) => o.Resume(request));
        await Yes(Steward, (PauseClocks o) => o.Pause(request, new PauseInput("part", "The cable is ordered.")));
        await Pause("pause.already", "pausing twice", new PauseInput("part", "Another cable is ordered."));
        await No("promise.no-reason", "no promise and no reason", Steward, (GiveNoPromise o) => o.Run(request, ""));
        await Yes(Steward, (CompleteRequest o) => o.Run(request, null));
        await Pause("pause.not-open", "pausing what is done", new PauseInput("part", "The cable is ordered."));
        await No("promise.over", "no promise for what is done", Steward, (GiveNoPromise o) => o.Run(request, "It is done."));
        Hear("days.out-of-range", "looking three days back", await World.As("steward").Get("/equity?days=3"));
        await World.Do<Done>(async s =>
        {
            Hear("client.closed-days", "a closed day nobody can read",
                (await s.GetRequiredService<ClientRecords>().Put(World.Clients[Dentist], new ClientInput(Dentist, "dental", "", "", 9) { ClosedOn = "Christmas" })).Refusal);
            return Done.It;
        });
    }
}
