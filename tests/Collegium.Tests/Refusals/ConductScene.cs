using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Conduct;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Refusals;

/// <summary>A complaint about a member, with everything done wrong on its way to the second panel.</summary>
internal sealed class ConductScene : Scene
{
    private const string Respondent = "Cordova Systems";
    private const string Complainant = "Lindqvist IT";

    private static readonly string[] Grounds = ["solicitation"];

    private Guid _case;

    protected override CharterRules Rules => new() { Conduct = new ConductTerms { PanelSize = 2 } };

    private Actor Secretary => As(Roles.MembershipSecretary);

    protected override async Task Provoke()
    {
        await Filing();
        _case = (await Yes(As(Roles.Practitioner, Complainant), (FileComplaint o) => o.Run(Of(Respondent)))).Id;
        await SetAside();
        await Notice();
        await Reply();
        var panel = await Called();
        await Heard(panel);
        await Decided(panel);
        await Appealed();
        await TooLate();
    }

    private ComplaintInput Of(string practice) => new(World.Practices[practice], Grounds, "He sold me a licence in the middle of a job.");

    private async Task Filing()
    {
        Task File(string code, string how, ComplaintInput input, Actor? who = null) => No(code, how, who ?? As(Roles.Practitioner, Complainant), (FileComplaint o) => o.Run(input));
        await File("actor.not-allowed", "a complaint by somebody we don't know", Of(Respondent), Actor.Visitor(World.Chapter));
        await File("conduct.no-complainant", "an officer's complaint for nobody", Of(Respondent), Steward);
        await File("practice.missing", "a complaint about a practice there isn't", Of(Respondent) with { Practice = Guid.Empty });
        await File("conduct.self", "a complaint about the own practice", Of(Complainant));
        await File("conduct.no-grounds", "a complaint that names no rule", Of(Respondent) with { Grounds = [] });
        await File("conduct.no-grounds", "a complaint that names a rule nobody published", Of(Respondent) with { Grounds = ["bad-manners"] });
        await File("conduct.empty", "a complaint without words", Of(Respondent) with { Text = " " });
        await File("conduct.unreadable", "a complaint that is a file", Of(Respondent) with { Text = "%PDF-1.7\n\0\0\u0001\u0002" });
        await File("conduct.too-long", "a complaint of 50,000 words", Of(Respondent) with { Text = string.Join(' ', Enumerable.Repeat("word", 50_000)) });
        var person = new NewPractitioner("Kim Vale", "kim@vale.example", "602-555-0177", [("mail", 60)]);
        var applicant = (await Yes(House, (MembersDoor o) => o.Add(
            new("Vale IT", "Phoenix", "1 Elm St", 33.45, -112.07, "602-555-0177", "office@vale.example", new DateOnly(2027, 6, 30), [person]), Standing.Applicant, "proposed")));
        await File("conduct.not-a-member", "a complaint about an applicant", Of(Respondent) with { Practice = applicant });
    }

    private async Task SetAside()
    {
        var about = await Yes(As(Roles.Practitioner, Complainant), (FileComplaint o) => o.Run(Of("Halloran Networks")));
        var complainant = As(Roles.Practitioner, Complainant);
        await No("conduct.no-reason", "setting aside without a reason", Secretary, (SetAsideComplaint o) => o.Run(about.Id, null, "No."));
        await No("conduct.not-set-aside", "another look at what nobody set aside", complainant, (LookAgain o) => o.Run(about.Id, "Look."));
        var lou = Secretary with { Login = Guid.CreateVersion7() };
        await Yes(lou, (SetAsideComplaint o) => o.Run(about.Id, NoGrounds.Empty, "It names nothing that was done."));
        await Yes(complainant, (LookAgain o) => o.Run(about.Id, "The second sentence does."));
        await No("conduct.another-officer", "looking again oneself", lou, (SetAsideComplaint o) => o.Run(about.Id, NoGrounds.Empty, "As before."));
        await Yes(Secretary with { Login = Guid.CreateVersion7() }, (SetAsideComplaint o) => o.Run(about.Id, NoGrounds.Empty, "Read anew: it doesn't."));
    }

    private async Task Notice()
    {
        Task Send(string code, string how, Actor? who = null, string[]? grounds = null, Guid? id = null) =>
            No(code, how, who ?? Secretary, (SendNotice o) => o.Run(id ?? _case, grounds ?? Grounds, "You are said to have sold a licence to a member."));
        await Send("actor.not-allowed", "a member running a case", As(Roles.Practitioner, Complainant));
        await Send("case.missing", "a notice in a case there isn't", id: Guid.Empty);
        await Send("conduct.own-case", "a secretary running a case about the own practice", As(Roles.MembershipSecretary, Respondent));
        await Send("conduct.no-grounds", "a notice without grounds", grounds: []);
        await No("case.missing", "a reply before there is a notice", As(Roles.Practitioner, Respondent), (ReplyToNotice o) => o.Run(_case, "No."));
        await Yes(Secretary, (SendNotice o) => o.Run(_case, Grounds, "You are said to have sold a licence to a member."));
        await Send("conduct.not-your-turn", "a second notice");
        await No("conduct.not-your-turn", "a panelist before the reply", Secretary, (NamePanelist o) => o.Run(_case, "Ann", "ann@outside.example"));
    }

    private async Task Reply()
    {
        await Yes(Secretary, (SuspendMeanwhile o) => o.Run(_case, "Three clients were sold licences this week."));
        await No("conduct.interim-used", "keeping off work twice", Secretary, (SuspendMeanwhile o) => o.Run(_case, "Longer."));
        await No("standing.held-by-case", "taking back whom a case keeps off work", Secretary, (ChangeStanding o) => o.Reinstate(World.Practices[Respondent], "He is nice."));
        await Yes(As(Roles.Practitioner, Respondent), (ReplyToNotice o) => o.Run(_case, "It was the client's wish."));
        await No("conduct.not-your-turn", "a second reply", As(Roles.Practitioner, Respondent), (ReplyToNotice o) => o.Run(_case, "And another thing."));
        await No("conduct.panel-full", "an outsider where members suffice", Secretary, (NamePanelist o) => o.Run(_case, "Ann", "ann@outside.example"));
        await No("conduct.not-closed", "erasing what is still needed", Secretary, (EraseCase o) => o.Run(_case));
    }

    private async Task<Actor[]> Called()
    {
        var first = (await Seats())[0];
        await No("conduct.declare-first", "deciding before declaring", first, (RecordHearing o) => o.Run(_case, "They spoke."));
        await No("conduct.no-declaration", "declaring neither", first, (DeclareInterest o) => o.Run(_case, null, null));
        foreach (var one in new[] { first.Practice!.Value, World.Practices[Respondent] })
        {
            await World.Do<Done>(async s =>
            {
                await ((MembersDoor)s.GetService(typeof(MembersDoor))!).DeclareTie(one, World.Clients[Dentist]);
                return Done.It;
            });
        }

        await No("conduct.competitor", "sitting on a competitor's case", first, (DeclareInterest o) => o.Run(_case, false, null));
        var panel = await Seats();
        await Yes(panel[0], (DeclareInterest o) => o.Run(_case, false, null));
        await No("conduct.declared", "declaring twice", panel[0], (DeclareInterest o) => o.Run(_case, false, null));
        await No("conduct.panel-short", "a hearing by half a panel", panel[0], (RecordHearing o) => o.Run(_case, "They spoke."));
        await Yes(panel[1], (DeclareInterest o) => o.Run(_case, false, null));
        await No("conduct.too-early", "a hearing before its day", panel[0], (RecordHearing o) => o.Run(_case, "They spoke."));
        return panel;
    }

    private async Task Heard(Actor[] panel)
    {
        await No("conduct.not-overdue", "replacing a panel that has time", Secretary, (ReplaceSilent o) => o.Run(_case));
        await No("conduct.not-your-turn", "a decision before the hearing", panel[0], (ProposeDecision o) => o.Run(_case, new("reprimand", null, "It is shown.")));
        await World.Pass(TimeSpan.FromDays(7.1));
        await Yes(panel[0], (RecordHearing o) => o.Run(_case, "Both sides were heard."));
        Task Propose(string code, string how, string? sanction, long? days = null) => No(code, how, panel[0], (ProposeDecision o) => o.Run(_case, new(sanction, days, "It is shown.")));
        await Propose("conduct.no-sanction", "a decision nobody published", "flogging");
        await Propose("conduct.days", "a suspension of 366 days", "suspension", 366);
        await Yes(panel[0], (ProposeDecision o) => o.Run(_case, new("suspension", 30, "It is shown.")));
    }

    private async Task Decided(Actor[] panel)
    {
        var open = await World.Look(db => db.Set<PanelDecision>().Select(d => d.Id).SingleAsync());
        await No("conduct.agreed", "agreeing with oneself", panel[0], (AgreeDecision o) => o.Run(_case, open));
        await No("conduct.no-proposal", "agreeing with what isn't there", panel[1], (AgreeDecision o) => o.Run(_case, Guid.Empty));
        await No("conduct.spoken", "disagreeing with oneself", panel[0], (DisagreeDecision o) => o.Run(_case, open, "It isn't shown."));
        await Yes(panel[1], (AgreeDecision o) => o.Run(_case, open));
        await No("conduct.not-your-turn", "an interest found after the decision", panel[1], (DeclareInterest o) => o.Run(_case, true, null));
        await No("conduct.not-against-you", "appealing what went one's own way", As(Roles.Practitioner, Complainant), (FileAppeal o) => o.Run(_case, "More."));
        await Yes(As(Roles.Practitioner, Respondent), (FileAppeal o) => o.Run(_case, "It was another firm's invoice."));
    }

    private async Task Appealed()
    {
        Task Name(string code, string how, string? name, string mail) => No(code, how, Secretary, (NamePanelist o) => o.Run(_case, name, mail));
        await Name("conduct.no-panelist", "a panelist without a name", " ", "ann@outside.example");
        await Name("conduct.not-outside", "a member from outside", "Person 2", "PERSON2@members.example");
        await Yes(Secretary, (NamePanelist o) => o.Run(_case, "Ann", "ann@outside.example"));
        await Name("conduct.same-panel", "the same panelist again", "Ann", "Ann@outside.example");
        await Yes(Secretary, (NamePanelist o) => o.Run(_case, "Ben", "ben@outside.example"));
        var panel = await Seats();
        foreach (var one in panel)
        {
            await Yes(one, (DeclareInterest o) => o.Run(_case, false, null));
        }

        await World.Pass(TimeSpan.FromDays(7.1));
        await Yes(panel[0], (RecordHearing o) => o.Run(_case, "Both sides were heard."));
        await No("conduct.harsher", "an appeal that makes it worse", panel[0], (ProposeDecision o) => o.Run(_case, new("expulsion", null, "Out.")));
    }

    private async Task TooLate()
    {
        var panel = await Seats();
        await Yes(panel[0], (ProposeDecision o) => o.Run(_case, new("reminder", null, "It is shown.")));
        await Yes(panel[1], (ProposeDecision o) => o.Run(_case, new("dismissed", null, "It isn't shown.")));
        await World.Settle();
        World.Clock.Hold(World.Clock.GetUtcNow().UtcDateTime.AddDays(22));
        await No("conduct.not-idle", "replacing a panel that spoke", Secretary, (ReplaceSilent o) => o.Run(_case));
        _case = (await Yes(House, (FileComplaint o) => o.Run(Of("Whitlock & Obi")))).Id;
        await Yes(Secretary, (SendNotice o) => o.Run(_case, ["paid-vouching"], "Your vouches form a ring."));
        await World.Pass(TimeSpan.FromDays(14.1));
        panel = await Seats();
        foreach (var one in panel)
        {
            await Yes(one, (DeclareInterest o) => o.Run(_case, false, null));
        }

        await World.Pass(TimeSpan.FromDays(7.1));
        await Yes(panel[0], (RecordHearing o) => o.Run(_case, "Both sides were heard."));
        await Yes(panel[0], (ProposeDecision o) => o.Run(_case, new("reprimand", null, "It is shown.")));
        var open = await World.Look(db => db.Set<PanelDecision>().Where(d => d.CaseId == _case).Select(d => d.Id).SingleAsync());
        await Yes(panel[1], (AgreeDecision o) => o.Run(_case, open));
        await World.Pass(TimeSpan.FromDays(30.1));
        await No("conduct.appeal-late", "an appeal after its time", As(Roles.Practitioner, "Whitlock & Obi"), (FileAppeal o) => o.Run(_case, "I was away."));
    }

    /// <summary>Everybody with a place on the panel that now sits.</summary>
    private async Task<Actor[]> Seats() => await World.Look(async db =>
    {
        var round = await db.Set<ConductCase>().Where(c => c.Id == _case).Select(c => c.Round).SingleAsync();
        var seats = await db.Set<PanelSeat>().AsNoTracking().Where(s => s.CaseId == _case && s.Round == round).OrderBy(s => s.CalledAt).ThenBy(s => s.Id).ToListAsync();
        return seats.Where(s => s.IsOpen).Select(s => s.PracticeId is { } practice
            ? As(Roles.Practitioner) with { Practice = practice } : As(Roles.PanelLink) with { Seat = s.Id }).ToArray();
    });
}
