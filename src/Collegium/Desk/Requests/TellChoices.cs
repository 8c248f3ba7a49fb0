using Collegium.Governance;

namespace Collegium.Desk.Requests;

/// <summary>The three answers to “how badly does it hurt?”, each with the promise the charter gives for it now.</summary>
internal sealed class TellChoices(FrontFacts facts, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<IReadOnlyList<(string Code, string Word, string Answers)>> Now()
    {
        var (rules, chapter) = (await governance.Rules(), await governance.Chapter());
        return
        [
            ("stopped", "Work has stopped", await Answers(Impact.Stopped, rules.AnswerMinutes.Stopped, chapter.Zone)),
            ("hindered", "Work is slowed", await Answers(Impact.Hindered, rules.AnswerMinutes.Hindered, chapter.Zone)),
            ("can-wait", "It can wait", await Answers(Impact.CanWait, rules.AnswerMinutes.CanWait, chapter.Zone)),
        ];
    }

    private async Task<string> Answers(Impact impact, int minutes, string zone) =>
        Plainly.Answers(minutes, await facts.AnswerBy(impact), Database.ClockReading.Now(clock), zone);
}
