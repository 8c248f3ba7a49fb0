using Collegium.Database;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Certificates;
using Collegium.Members.Competing;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Strangers who want to join, those they name, and the members who look at it.</summary>
internal sealed class ApplicantScene : Scene
{
    private Actor Visitor => Actor.Visitor(World.Chapter);

    protected override async Task Provoke()
    {
        using var applicant = new Applicant(World) { Insured = false };
        await Writing(applicant);
        await References();
        await Samples();
        await Sponsors();
        await applicant.JudgeSamples();
        await Reviewing(applicant);
        await Deciding(applicant);
    }

    private async Task Writing(Applicant applicant)
    {
        await No("application.no-mail", "an application begun without an address", Visitor, (StartApplication o) => o.Run("mila"));
        await No("application.link", "a link that opens nothing", Visitor, (SendApplication o) => o.Run("nothing", null));
        await applicant.Begin();
        await No("application.incomplete", "an application sent empty", Visitor, (SendApplication o) => o.Run(applicant.Secret, null));
        await Yes(Visitor, (SaveApplication o) => o.Run(applicant.Secret, Applicant.Good().Where(a => a.Key != "why").ToDictionary()));
        await No("application.incomplete", "an application sent with one answer missing", Visitor, (SendApplication o) => o.Run(applicant.Secret, null));
        await No("application.too-long", "an answer of 50,000 words", Visitor, (SaveApplication o) => o.Run(
            applicant.Secret, new Dictionary<string, string> { ["why"] = string.Concat(Enumerable.Repeat("word ", 50_000)) }));
        await No("application.not-open", "taking back what was never sent", Visitor, (WithdrawApplication o) => o.Run(applicant.Secret));
        await Certificates(applicant);
        await Yes(Visitor, (SaveApplication o) => o.Run(applicant.Secret, Applicant.Good()));
        await Yes(Visitor, (SendApplication o) => o.Run(applicant.Secret, null));
        await No("application.sealed", "editing what has been sent", Visitor, (SaveApplication o) => o.Run(applicant.Secret, Applicant.Good("Another")));
        await No("application.not-over", "erasing what is being read", Visitor, (EraseApplication o) => o.Run(applicant.Secret));
        await No("appeal.too-late", "an appeal where nothing was declined", Visitor, (AppealDecision o) => o.Run(applicant.Secret, "Please."));
        await Yes(Visitor, (StartApplication o) => o.Run("mila@ostrander.example"));
        await Yes(Visitor, (StartApplication o) => o.Run("mila@ostrander.example"));
        await No("application.too-many", "a fourth application in a day", Visitor, (StartApplication o) => o.Run("mila@ostrander.example"));
    }

    private async Task Certificates(Applicant applicant)
    {
        Hear("file.missing", "a certificate nobody uploaded", await new Api(World.Url, null).Get($"/apply/{applicant.Secret}/certificate"));
        await No("file.none", "a certificate without a file", Visitor, (UploadCertificate o) => o.ForApplication(applicant.Secret, null));
        await No("file.unknown-kind", "a program called certificate.pdf", Visitor, (UploadCertificate o) => o.ForApplication(applicant.Secret, [.. "MZ program"u8]));
        await No("file.too-large", "a certificate of 11 MB", Visitor, (UploadCertificate o) => o.ForApplication(applicant.Secret, [.. "%PDF-"u8, .. new byte[11_000_000]]));
    }

    private async Task References()
    {
        var mail = await World.Look(db => db.Set<MailMessage>().FirstAsync(m => m.Kind == "reference.asked"));
        var secret = Applicant.LinkOf(mail, "reference")["/reference/".Length..];
        await No("reference.no-known", "a reference without a word", Visitor, (AnswerReference o) => o.Run(secret, " ", "yes", null));
        await No("reference.no-again", "a reference that doesn't say whether they would again", Visitor, (AnswerReference o) => o.Run(secret, "Since 2019.", null, null));
        await No("reference.trouble-too-long", "a reference of a novel's length", Visitor, (AnswerReference o) => o.Run(secret, "Since 2019.", "yes", new string('x', 2001)));
        await Yes(Visitor, (AnswerReference o) => o.Run(secret, "Since 2019.", "yes", null));
        await No("reference.answered", "a reference link used again", Visitor, (AnswerReference o) => o.Run(secret, "Since 2019.", "no", null));
    }

    private async Task Samples()
    {
        var review = await World.Look(db => db.Set<SampleReview>().FirstAsync());
        var number = (await World.Look(db => db.Set<Application>().SingleAsync(a => a.SentAt != null))).Number;
        var judge = As(Roles.Practitioner) with { Practice = review.ReviewerPractice };
        await No("sample.no-scores", "a judgement without marks", judge, (JudgeSample o) => o.Run(review.Id, null, new Scores(3, 3, 3, null, "Good.")));
        await No("sample.no-words", "a judgement without a word", judge, (JudgeSample o) => o.Run(review.Id, null, new Scores(3, 3, 3, 3, null)));
        await Yes(judge, (JudgeSample o) => o.StepAside(review.Id, null));
        await No("sample.judged", "judging a sample after stepping aside", judge, (JudgeSample o) => o.Run(review.Id, null, new Scores(3, 3, 3, 3, "Good.")));
        await No("actor.not-allowed", "a practitioner who names a judge", judge, (AskOutside o) => o.Run(number, review.SampleId, "A", "a@b.example"));
        var secretary = await Person("secretary");
        await Yes(secretary, (DeclareTies o) => o.Run(number, "no", null));
        await No("sample.missing", "a judge for a sample there isn't", secretary, (AskOutside o) => o.Run(number, Guid.Empty, "A", "a@b.example"));
        await No("sample.no-mail", "a judge whom the applicant named", secretary, (AskOutside o) => o.Run(number, review.SampleId, "Dana", "dana@wudental.example"));
        await No("sample.enough-judges", "an outsider to judge while members may", secretary, (AskOutside o) => o.Run(number, review.SampleId, "Ann", "ann@elsewhere.example"));
    }

    private async Task Sponsors()
    {
        var number = (await World.Look(db => db.Set<Application>().SingleAsync(a => a.SentAt != null))).Number;
        var judge = await World.Look(db => db.Set<SampleReview>().FirstAsync(r => r.DoneAt == null));
        var member = await Person("practitioner");
        await No("review.not-among", "reading whose work one judges without a name", member with { Practice = judge.ReviewerPractice }, (DeclareTies o) => o.Run(number, "no", null));
        var named = await World.Look(db => db.Set<Collegium.Members.Practices.Practitioner>().FirstAsync(p => p.PracticeId == World.Practices["Lindqvist IT"]));
        await World.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            (await db.Set<Reference>().SingleAsync(r => r.Code == "peer")).Mail = named.Mail;
            foreach (var drawn in await db.Set<SampleReview>().Where(r => r.ReviewerPractice == named.PracticeId).ToListAsync())
            {
                drawn.DoneAt ??= World.Morning;
            }

            await db.SaveChangesAsync();
            return Done.It;
        });
        await No("review.sponsor", "deciding about somebody who named you", member with { Practice = named.PracticeId }, (DeclareTies o) => o.Run(number, "no", null));
    }

    private async Task Reviewing(Applicant applicant)
    {
        var row = await World.Look(db => db.Set<Application>().SingleAsync(a => a.SentAt != null));
        var number = row.Number;
        var secretary = (await Person("secretary"));
        var member = await Person("practitioner");
        await No("application.missing", "declaring ties to nobody", member, (DeclareTies o) => o.Run(999, "no", null));
        await No("application.missing", "a finding on nobody", member, (SignFinding o) => o.Run(999, "seller", "pass", null));
        Hear("state.unknown", "asking for applications in a state there isn't", await World.As("secretary").Get("/applications?state=lost"));
        Hear("screen.unknown", "asking for applications at a screen there isn't", await World.As("secretary").Get("/applications?screen=lost"));
        await No("actor.not-allowed", "a client who reads an application", await Person("client"), (DeclareTies o) => o.Run(number, "no", null));
        await No("actor.own-practice", "deciding one's own application", member with { Practice = row.PracticeId, Roles = Roles.MembershipSecretary }, (SignFinding o) => o.Run(number, "seller", "pass", null));
        await No("review.declare-first", "a finding before the declaration", member, (SignFinding o) => o.Run(number, "seller", "pass", null));
        await No("review.no-answer", "a declaration without an answer", member, (DeclareTies o) => o.Run(number, null, null));
        await No("review.no-words", "a tie without a word about it", member, (DeclareTies o) => o.Run(number, "yes", null));
        await Yes(member, (DeclareTies o) => o.Run(number, "yes", "My cousin."));
        await No("review.tied", "a finding in spite of a tie", member, (SignFinding o) => o.Run(number, "seller", "pass", null));
        World.Clock.Hold(World.Clock.GetUtcNow().UtcDateTime.AddMinutes(5));
        await Yes(member, (DeclareTies o) => o.Run(number, "no", "He sold his part."));
        await No("finding.no-verdict", "a finding that finds nothing", member, (SignFinding o) => o.Run(number, "seller", "perhaps", null));
        await No("finding.no-words", "a no without a reason", member, (SignFinding o) => o.Run(number, "seller", "fail", null));
        await Yes(secretary, (DeclareTies o) => o.Run(number, "no", null));
        await Voting(number, member, secretary);
        await No("actor.not-allowed", "a finding by the secretary, who is no practice", secretary, (SignFinding o) => o.Run(number, "seller", "pass", null));
        await World.Do<Done>(async s => { await s.GetRequiredService<ServedTrades>().Add(World.Practices["Lindqvist IT"], ["dental"]); return Done.It; });
        await No("review.competitor", "a competitor who wants to decide", member with { Practice = World.Practices["Lindqvist IT"] }, (DeclareTies o) => o.Run(number, "no", null));
        await Calls(number, member, secretary);
        await Outsiders(number, member, secretary);
        await No("finding.not-now", "an appeal's finding where nobody appealed", member, (SignFinding o) => o.Run(number, "appeal", "fail", "As before."));
    }

    private async Task Calls(int number, Actor member, Actor secretary)
    {
        var waiting = await World.Look(db => db.Set<Reference>().OrderBy(r => r.Code).FirstAsync(r => r.AnsweredAt == null));
        var said = new Answered("Since 2019, they keep our rooms running.", "yes", null);
        await No("actor.not-allowed", "a member who writes down a call", member, (RecordCall o) => o.Run(waiting.Id, "2026-11-17", said));
        await No("reference.missing", "a call to nobody", secretary, (RecordCall o) => o.Run(Guid.Empty, "2026-11-17", said));
        await No("reference.no-day", "a call before they were named", secretary, (RecordCall o) => o.Run(waiting.Id, "2026-11-16", said));
        await No("reference.no-again", "a call that leaves a question out", secretary, (RecordCall o) => o.Run(waiting.Id, "2026-11-17", said with { Again = null }));
        var answered = await World.Look(db => db.Set<Reference>().OrderBy(r => r.Code).FirstAsync(r => r.AnsweredAt != null));
        await No("reference.not-waited-for", "a call after the answer came", secretary, (RecordCall o) => o.Run(answered.Id, "2026-11-17", said));
        await Yes(secretary, (RecordCall o) => o.Run(waiting.Id, "2026-11-17", said));
        var wrote = secretary with { Roles = Roles.MembershipSecretary | Roles.Practitioner, Practice = member.Practice };
        await No("finding.called", "a finding on the work by who wrote down the reference", wrote, (SignFinding o) => o.Run(number, "pretender", "pass", null));
    }

    private async Task Outsiders(int number, Actor member, Actor secretary)
    {
        await No("actor.not-allowed", "a member who names a reviewer", member, (NameOutsideReviewer o) => o.Run(number, "Ann", "ann@elsewhere.example"));
        await No("application.missing", "a reviewer for nobody", secretary, (NameOutsideReviewer o) => o.Run(999, "Ann", "ann@elsewhere.example"));
        await No("review.enough-members", "an outsider while members may decide", secretary, (NameOutsideReviewer o) => o.Run(number, "Ann", "ann@elsewhere.example"));
        await World.Do<Done>(async s =>
        {
            foreach (var practice in World.Practices.Values)
            {
                await s.GetRequiredService<ServedTrades>().Add(practice, ["dental"]);
            }

            return Done.It;
        });
        await No("review.no-mail", "a reviewer whom the applicant named", secretary, (NameOutsideReviewer o) => o.Run(number, "Dana", "dana@wudental.example"));
        await Yes(secretary, (NameOutsideReviewer o) => o.Run(number, "Ann", "ann@elsewhere.example"));
        var mail = await World.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "review.outside"));
        var secret = Applicant.LinkOf(mail, "review")["/review/".Length..];
        await No("review.undeclared", "an outsider who doesn't say whether anything ties them", Visitor, (DeclareOutside o) => o.Run(secret, false));
        await Yes(Visitor, (DeclareOutside o) => o.Run(secret, true));
        await No("review.incomplete", "an outsider's finding without a choice", Visitor, (SignOutside o) => o.Run(secret, new Dictionary<Screen, (string?, string?)>()));
        await No("review.over", "a link that opens no review", Visitor, (SignOutside o) => o.Run("nothing", new Dictionary<Screen, (string?, string?)>()));
        await World.Do<Done>(async s =>
        {
            await s.GetRequiredService<CollegiumDb>().Set<ServedTrade>().Where(t => t.Trade == "dental").ExecuteDeleteAsync();
            return Done.It;
        });
    }

    private async Task Voting(int number, Actor member, Actor secretary)
    {
        await No("actor.not-allowed", "a member who opens a ballot", member, (OpenAdmissionBallot o) => o.Run(number));
        await No("application.missing", "a ballot on nobody", secretary, (OpenAdmissionBallot o) => o.Run(999));
        await No("application.not-ready", "a ballot before anything is found", secretary, (OpenAdmissionBallot o) => o.Run(number));
    }

    private async Task Deciding(Applicant applicant)
    {
        await applicant.Find("fail", "Most of the income is commission.", "seller");
        var number = (await World.Look(db => db.Set<Application>().SingleAsync(a => a.SentAt != null))).Number;
        await No("appeal.no-words", "an appeal without a word", Visitor, (AppealDecision o) => o.Run(applicant.Secret, " "));
        await Yes(Visitor, (AppealDecision o) => o.Run(applicant.Secret, "It was one year only."));
        var had = World.Practices["Benavidez Works"];
        var login = await World.Look(db => db.Set<Collegium.Identity.Login>().SingleAsync(l => l.PracticeId == had));
        await No("finding.had-part", "deciding the appeal against one's own finding", As(Roles.Practitioner) with { Practice = had, Login = login.Id }, (SignFinding o) => o.Run(number, "appeal", "fail", "As before."));
    }
}
