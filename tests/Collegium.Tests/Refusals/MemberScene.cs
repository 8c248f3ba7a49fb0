using Collegium.Members;
using Collegium.Members.Calendar;
using Collegium.Members.Competing;
using Collegium.Members.Dues;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Practices, their people, skills, days off and standing.</summary>
internal sealed class MemberScene : Scene
{
    private static readonly DateOnly Insured = new(2027, 6, 30);

    private Guid Practice => World.Practices["Halloran Networks"];

    protected override async Task Provoke()
    {
        var person = await World.Look(db => db.Set<Practitioner>().Where(p => p.PracticeId == Practice).Select(p => p.Id).SingleAsync());
        await Absences();
        await People(person);
        await Skills(person);
        await Joining();
        await Standings();
        await Dues();
    }

    private async Task Dues()
    {
        var (treasurer, practice, due) = (As(Roles.Treasurer), World.Practices["Cordova Systems"], new DateOnly(2026, 10, 1));
        await No("actor.not-allowed", "a member who records another's dues", As(Roles.Practitioner, "Lindqvist IT"), (RecordDues o) => o.Notice(practice, due));
        await No("dues.bad-day", "dues that are due tomorrow", treasurer, (RecordDues o) => o.Notice(practice, new DateOnly(2030, 11, 18)));
        await No("practice.missing", "dues of nobody", treasurer, (RecordDues o) => o.Notice(Guid.Empty, due));
        await No("dues.nothing-open", "a payment of nothing", treasurer, (RecordDues o) => o.Settle(practice));
        await Yes(treasurer, (RecordDues o) => o.Notice(practice, due));
        await No("dues.noticed", "dues recorded twice", treasurer, (RecordDues o) => o.Notice(practice, due));
        await World.Pass(TimeSpan.FromDays(30.1));
        await No("standing.dues-unpaid", "taking back who hasn't paid", As(Roles.MembershipSecretary), (ChangeStanding o) => o.Reinstate(practice, "They are nice."));
        await Yes(treasurer, (RecordDues o) => o.Settle(practice));
        var person = new NewPractitioner("Kim Vale", "kim@vale.example", "602-555-0177", [("mail", 60)]);
        var applicant = await Yes(House, (MembersDoor o) => o.Add(
            new("Owes nothing", "Phoenix", "1 Elm St", 33.45, -112.07, "602-555-0177", "office@vale.example", Insured, [person]), Standing.Applicant, "applied"));
        await No("dues.not-member", "dues of an applicant", treasurer, (RecordDues o) => o.Notice(applicant, due));
    }

    private async Task Absences()
    {
        Task Book(string code, string how, int days, Actor? who = null) =>
            No(code, how, who ?? House, (BookAbsence o) => o.Run(Practice, null, World.Morning, World.Morning.AddDays(days)));
        await Book("absence.backwards", "days off that end before they begin", -1);
        await Book("absence.too-long", "thirteen months off", 400);
        await Book("actor.not-allowed", "days off for somebody else's practice", 1, As(Roles.Practitioner, "Lindqvist IT"));
        await No("practice.missing", "days off for a practice there isn't", House, (BookAbsence o) => o.Run(Guid.Empty, null, World.Morning, World.Morning.AddDays(1)));
        using var secretary = await World.SignIn("secretary");
        await secretary.Open($"/members/{Practice}");
        Hear("absence.no-days", "days off without days", await Sent(secretary, "#away form"));
    }

    private async Task People(Guid person)
    {
        var good = new PersonInput("Pat Halloran", "pat@members.example", "602-555-0123", 6, 40);
        Task Put(string code, string how, PersonInput input, Guid? id = null) => No(code, how, House, (PutPractitioner o) => o.Run(Practice, id ?? person, input));
        await Put("practitioner.no-name", "a person without a name", good with { Name = "" });
        await Put("practitioner.no-mail", "a person without a mail address", good with { Mail = "pat" });
        await Put("practitioner.no-phone", "a person without a number", good with { Phone = "12" });
        await Put("practitioner.capacity", "51 open jobs at once", good with { Capacity = 51 });
        await Put("practitioner.reach", "driving 501 miles", good with { ReachMiles = 501 });
        await Put("practitioner.missing", "changing a person there isn't", good, Guid.Empty);
        await No("actor.not-allowed", "changing somebody else's practice", As(Roles.Practitioner, "Lindqvist IT"), (PutPractitioner o) => o.Run(Practice, person, good));
        await No("practitioner.missing", "saying that nobody we know has left", House, (LeavePractice o) => o.Run(Practice, Guid.Empty));
        for (var more = 2; more <= 10; more++)
        {
            await Yes(House, (PutPractitioner o) => o.Run(Practice, null, good with { Mail = $"pat{more}@members.example" }));
        }

        await No("practice.too-large", "an eleventh person", House, (PutPractitioner o) => o.Run(Practice, null, good with { Mail = "pat11@members.example" }));
    }

    private async Task Skills(Guid person)
    {
        await No("skill.unknown", "claiming a skill there isn't", House, (ClaimSkill o) => o.Run(Practice, person, "fortune-telling", 50));
        await No("skill.level", "claiming more than a claim is worth", House, (ClaimSkill o) => o.Run(Practice, person, "backup", 99));
    }

    private async Task Joining()
    {
        var one = new NewPractitioner("Kim Vale", "kim@members.example", "602-555-0177", [("mail", 60)]);
        NewPractice Made(string name, int people) =>
            new(name, "Phoenix", "1 Elm St", 33.45, -112.07, "602-555-0177", "office@vale.example", Insured, [.. Enumerable.Repeat(one, people)]);
        Task Add(string code, string how, NewPractice made) => No(code, how, House, (MembersDoor o) => o.Add(made, Standing.Full, "founded"));
        await Add("practice.no-people", "a practice without people", Made("Vale IT", 0));
        await Add("practice.too-large", "a practice of eleven", Made("Vale IT", 11));
        await Add("practice.exists", "a practice twice", Made("Lindqvist IT", 1));
        await No("founding.over", "proposing a practice after the founding", As(Roles.Practitioner, "Lindqvist IT"), (ProposePractice o) => o.Run(Made("Vale IT", 1)));
    }

    private async Task Standings()
    {
        Task Suspend(string code, string how, string? reason = "A complaint is being looked into.", Actor? who = null) =>
            No(code, how, who ?? House, (ChangeStanding o) => o.Suspend(Practice, reason));
        await Suspend("actor.not-allowed", "a steward changing a standing", who: Steward);
        await Suspend("actor.own-practice", "a secretary deciding about the own practice", who: As(Roles.MembershipSecretary, "Halloran Networks"));
        await Suspend("standing.no-reason", "suspending without a reason", " ");
        await No("standing.not-out", "taking back a practice that isn't out", House, (ChangeStanding o) => o.Reinstate(Practice, "It was cleared up."));
        await Yes(House, (ChangeStanding o) => o.Suspend(Practice, "A complaint is being looked into."));
        await Suspend("standing.not-in-good-standing", "suspending twice");
        await No("insurance.bad-day", "a certificate of last year", House, (RecordInsurance o) => o.Run(Practice, new DateOnly(2025, 6, 30)));
        await No("actor.not-allowed", "a steward recording a certificate", Steward, (RecordInsurance o) => o.Run(Practice, Insured));
        await Yes(House, (RecordInsurance o) => o.Run(Practice, new DateOnly(2026, 11, 1)));
        await No("standing.not-insured", "taking back a practice without insurance", House, (ChangeStanding o) => o.Reinstate(Practice, "It was cleared up."));
        await Yes(House, (RecordInsurance o) => o.Run(Practice, Insured));
        await Yes(House, (ChangeStanding o) => o.Reinstate(Practice, "It was cleared up."));
        await Suspend("standing.suspended-lately", "suspending a second time within a year");
        await World.Do<Done>(async s =>
        {
            await s.GetRequiredService<ServedTrades>().Add(Practice, ["dental"]);
            await s.GetRequiredService<ServedTrades>().Add(World.Practices["Lindqvist IT"], ["dental"]);
            return Done.It;
        });
        await Suspend("standing.competitor", "a competitor's officer suspending", who: As(Roles.MembershipSecretary, "Lindqvist IT"));
    }

    private static async Task<Browser> Sent(Browser browser, string form, params (string, string)[] typed)
    {
        await browser.Send(form, typed);
        return browser;
    }
}
