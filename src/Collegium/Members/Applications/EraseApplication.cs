using Collegium.Database;
using Collegium.Facts;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>
/// Erases what an applicant who didn't become a member wrote and uploaded, what was written about them, and the letters. That an application
/// was made and how it ended stays, as codes, and a fingerprint of the payout account, so that a fraud isn't new each time.
/// </summary>
internal sealed class EraseApplication(CollegiumDb db, FactLog facts, OwnApplication own, BallotsDoor ballots, KeptFiles files, TimeProvider clock)
{
    public static readonly Refusal NotYet = new(
        "application.not-over", "It can be erased once it is over: withdrawn, or declined and no appeal is open. Withdraw it first if you want that.", RefusalKind.Conflict);

    public static string Named(int number) => FormattableString.Invariant($"Applicant {number}, erased");

    public async Task<Result<Application>> Run(string secret)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (application.IsOpen || application.State is ApplicationState.Admitted || application.IsAppealing)
        {
            return NotYet;
        }

        await Mails(application);
        await Texts(application);
        if (application.PracticeId is { } about)
        {
            await ballots.EraseWords(about);
            (await db.Set<Vouch>().Where(v => v.CandidateId == about).ToListAsync()).ForEach(v => v.Words = "");
        }

        application.ErasedAt = clock.Now();
        facts.Append("application.erased", SendApplication.About(application), Sight.Officers);
        return application;
    }

    private async Task Texts(Application application)
    {
        await db.Set<ApplicationText>().Where(t => t.ApplicationId == application.Id).ExecuteDeleteAsync();
        await files.Erase(application.Id);
        var samples = await db.Set<WorkSample>().Where(s => s.ApplicationId == application.Id).ToListAsync();
        samples.ForEach(s => (s.Text, s.Shown) = ("", ""));
        List<Guid> ids = [.. samples.Select(s => s.Id)];
        (await db.Set<SampleReview>().Where(r => ids.Contains(r.SampleId)).ToListAsync()).ForEach(r => (r.Words, r.OutsideName, r.OutsideMail) = (null, null, null));
        (await db.Set<ScreenFinding>().Where(f => f.ApplicationId == application.Id).ToListAsync()).ForEach(f => f.Words = "");
        (await db.Set<OutsideReviewer>().Where(r => r.ApplicationId == application.Id).ToListAsync()).ForEach(r => (r.Name, r.Mail) = ("", ""));
        (await db.Set<Declaration>().Where(d => d.ApplicationId == application.Id).ToListAsync()).ForEach(d => d.Words = "");
        (await db.Set<Reference>().Where(r => r.ApplicationId == application.Id).ToListAsync())
            .ForEach(r => (r.Name, r.Firm, r.Mail, r.Phone, r.Known, r.Trouble) = ("", "", "", "", null, null));
        if (application.PracticeId is { } practice && await db.Locked<Practice>(practice) is { } firm)
        {
            (firm.Name, firm.Address, firm.Phone, firm.Mail, firm.Website, firm.City) = (Named(application.Number), "", "", "", null, "");
            (await db.Set<Practitioner>().Where(p => p.PracticeId == practice).ToListAsync()).ForEach(p => (p.Name, p.Mail, p.Phone, p.Left) = ("Erased", "", "", true));
            (await db.Set<Vouch>().Where(v => v.CandidateId == practice).ToListAsync()).ForEach(v => v.Words = "");
            facts.Append("practice.erased", new("practice", practice) { Practice = practice }, Sight.Officers);
        }
    }

    /// <summary>Letters that follow from its facts and rows, whoever read them; and those of the gate to its people and references that name it.</summary>
    private async Task Mails(Application application)
    {
        var (rows, reached) = await Concerned(application);
        await db.Set<MailMessage>().Where(m => rows.Contains(m.Because) || db.Set<Fact>().Any(f => f.Id == m.Because && rows.Contains(f.AboutId))).ExecuteDeleteAsync();
        var gate = db.Set<MailMessage>().Where(m => m.Kind.StartsWith("application.") || m.Kind.StartsWith("reference.") || m.Kind.StartsWith("sample.") || m.Kind.StartsWith("review."));
        await gate.Where(m => m.SentAt != null && reached.Contains(m.ToAddress)).ExecuteDeleteAsync();
        if (await db.Set<ApplicationText>().Where(t => t.ApplicationId == application.Id && t.Field == "practice").Select(t => t.Text).SingleOrDefaultAsync() is { Length: > 0 } name)
        {
            await gate.Where(m => reached.Contains(m.ToAddress) && m.Text.Contains(name)).ExecuteDeleteAsync();
        }
    }

    /// <summary>The rows letters hang on, and the addresses of those who were written to because of it.</summary>
    private async Task<(List<Guid> Rows, List<string> Reached)> Concerned(Application application)
    {
        var references = await db.Set<Reference>().Where(r => r.ApplicationId == application.Id).Select(r => new { r.Id, r.Mail }).ToListAsync();
        var reviewers = await db.Set<OutsideReviewer>().Where(r => r.ApplicationId == application.Id).Select(r => new { r.Id, r.Mail }).ToListAsync();
        var reviews = await db.Set<SampleReview>().Where(r => db.Set<WorkSample>().Any(s => s.Id == r.SampleId && s.ApplicationId == application.Id))
            .Select(r => new { r.Id, Mail = r.OutsideMail ?? "" }).ToListAsync();
        var asked = references.Concat(reviewers).Concat(reviews).ToList();
        List<Guid> rows = [application.Id, .. asked.Select(a => a.Id)];
        List<string> reached = [.. asked.Select(a => a.Mail).Where(mail => mail.Length > 0)];
        reached.AddRange(await db.Set<ApplicationText>().Where(t => t.ApplicationId == application.Id && t.Field == ApplicationText.StartedBy).Select(t => t.Text).ToListAsync());
        if (application.PracticeId is { } practice)
        {
            rows.Add(practice);
            rows.AddRange(await ballots.About(practice));
            rows.AddRange(await db.Set<Vouch>().Where(v => v.CandidateId == practice).Select(v => v.Id).ToListAsync());
            reached.AddRange(await db.Set<Practitioner>().Where(p => p.PracticeId == practice).Select(p => p.Mail).ToListAsync());
        }

        return (rows, reached);
    }
}
