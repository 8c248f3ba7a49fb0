using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Standings;
using Collegium.Tests.Members.Applications;

namespace Collegium.Tests.Refusals;

/// <summary>The founding period, in which all members together admit a new one.</summary>
internal sealed class FoundingScene : Scene
{
    protected override CharterRules Rules => new() { FoundingPractices = 10 };

    protected override async Task Provoke()
    {
        var founder = await Person("practitioner");
        var made = new NewPractice(
            "Vale IT", "Phoenix", "1 Elm St", 33.45, -112.07, "602-555-0177", "office@vale.example", new DateOnly(2027, 6, 30),
            [new NewPractitioner("Kim Vale", "kim@members.example", "602-555-0177", [("mail", 60)])]);
        await No("actor.not-allowed", "a treasurer proposing a practice", As(Roles.Treasurer), (ProposePractice o) => o.Run(made));
        await No("practice.not-insured", "proposing a practice without insurance", founder, (ProposePractice o) => o.Run(made with { InsuredUntil = new DateOnly(2026, 1, 1) }));
        await No("practice.mail-taken", "proposing somebody who signs in already", founder, (ProposePractice o) => o.Run(
            made with { Practitioners = [made.Practitioners[0] with { Mail = "steward@sonoran.example" }] }));
        using (var page = await World.SignIn("practitioner"))
        {
            await page.Open("/members/propose");
            await page.Send("main form:has([name=person])", ("name", "Vale IT"), ("person", "Kim Vale"), ("mail", "kim"));
            Hear("practice.incomplete", "proposing somebody without a mail address", page);
        }

        var candidate = await Yes(founder, (ProposePractice o) => o.Run(made));
        await No("founding.spoken", "saying yes twice", founder, (GiveVoice o) => o.Run(candidate));
        using var applicant = new Applicant(World);
        await applicant.Send();
        var applied = (await applicant.Row()).PracticeId!.Value;
        await No("founding.applied", "a founder's yes to somebody who applied", founder, (GiveVoice o) => o.Run(applied));
        await No("founding.decided", "saying yes to a member", founder, (GiveVoice o) => o.Run(World.Practices["Lindqvist IT"]));
    }
}
