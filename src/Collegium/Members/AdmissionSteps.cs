using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Certificates;
using Collegium.Members.Competing;
using Collegium.Members.FirstJobs;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members;

/// <summary>A judgement that is asked of a practice.</summary>
internal sealed record AskedOf(Guid Id, Guid? Practice, string? Secret);

/// <summary>The steps of an admission, for the demo's season: the same operations as the pages'. The caller opens the write.</summary>
internal sealed partial class AdmissionSteps(CollegiumDb db, IServiceProvider services)
{
    /// <summary>Begins, fills in and sends; answers the application's number and the private page's secret.</summary>
    public async Task<Result<(int Number, string Secret)>> Apply(string mail, IReadOnlyDictionary<string, string> answers, byte[] certificate, string device)
    {
        var begun = await services.GetRequiredService<StartApplication>().Run(mail);
        if (begun.Refusal is { } no)
        {
            return no;
        }

        await db.SaveChangesAsync();
        var secret = begun.Value["/apply/".Length..];
        var saved = await services.GetRequiredService<SaveApplication>().Run(secret, answers);
        if (saved.Refusal is { } wrong)
        {
            return wrong;
        }

        if ((await services.GetRequiredService<UploadCertificate>().ForApplication(secret, certificate)).Refusal is { } unread)
        {
            return unread;
        }

        return (await services.GetRequiredService<SendApplication>().Run(secret, Identity.Secret.Hash(device))).As(a => (a.Number, secret));
    }

    /// <summary>References that haven't answered, with the secret of the link in their mail.</summary>
    public async Task<IReadOnlyList<string>> Referees(int number)
    {
        var ids = await db.Set<Reference>().Where(r => r.AnsweredAt == null && !r.Replaced && db.Set<Application>().Any(a => a.Id == r.ApplicationId && a.Number == number))
            .OrderBy(r => r.Code).Select(r => r.Id).ToListAsync();
        return [.. (await Mails(ids)).Values];
    }

    public Task<Result<Guid>> Answer(string secret, string known, bool again) =>
        services.GetRequiredService<AnswerReference>().Run(secret, known, again ? "yes" : "no", null);

    /// <summary>Judgements of work samples still asked for.</summary>
    public async Task<IReadOnlyList<AskedOf>> Judgements(int number)
    {
        var asked = await db.Set<SampleReview>().AsNoTracking().Where(r => r.DoneAt == null && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced
            && db.Set<Application>().Any(a => a.Id == s.ApplicationId && a.Number == number))).OrderBy(r => r.Id).ToListAsync();
        var mails = await Mails([.. asked.Select(r => r.Id)]);
        return [.. asked.Select(r => new AskedOf(r.Id, r.ReviewerPractice, mails.GetValueOrDefault(r.Id)))];
    }

    public Task<Result<Guid>> Judge(AskedOf asked, int mark, string words) =>
        services.GetRequiredService<JudgeSample>().Run(asked.Secret is null ? asked.Id : null, asked.Secret, new Scores(mark, mark, mark, Math.Max(1, mark - 1), words));

    /// <summary>Samples for which too few members could be found.</summary>
    public async Task<IReadOnlyList<Guid>> Unjudged(int number)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Number == number);
        var needed = (await services.GetRequiredService<GovernanceDoor>().Rules(application)).BlindReviews;
        return await db.Set<WorkSample>().Where(s => !s.Replaced && db.Set<Application>().Any(a => a.Id == s.ApplicationId && a.Number == number)
            && db.Set<SampleReview>().Count(r => r.SampleId == s.Id && !r.Aside) < needed).Select(s => s.Id).ToListAsync();
    }

    public Task<Result<Guid>> AskOutside(int number, Guid sample, string name, string mail) => services.GetRequiredService<AskOutside>().Run(number, sample, name, mail);

    /// <summary>Practices that may decide, in the order of their names: no competitors, nobody who had a part in what is appealed.</summary>
    public async Task<IReadOnlyList<Guid>> Deciders(int number, IReadOnlyList<Guid> practices)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Number == number);
        var access = services.GetRequiredService<ReviewerAccess>();
        var had = application.IsAppealing ? await access.HadPart(application) : await access.Sponsors(application, application.PracticeId!.Value);
        var competition = await services.GetRequiredService<Competitors>().Among(application.PracticeId!.Value, practices);
        return [.. competition.Remaining.Except(had)];
    }

    public async Task<Result<Done>> Declare(int number) => (await services.GetRequiredService<DeclareTies>().Run(number, "no", null)).As(_ => Done.It);

    public async Task<Result<Done>> Find(int number, string screen, string verdict, string words) =>
        (await services.GetRequiredService<SignFinding>().Run(number, screen, verdict, words)).As(_ => Done.It);

    public async Task<Result<Done>> Appeal(string secret, string words) => (await services.GetRequiredService<AppealDecision>().Run(secret, words)).As(_ => Done.It);

    public async Task<Result<Done>> Vouch(Guid candidate, string words) =>
        (await services.GetRequiredService<GiveVouch>().Run(candidate, new VouchForm(words, StakeRead: true))).As(_ => Done.It);

    public async Task<Result<Guid>> OpenBallot(int number)
    {
        var opened = await services.GetRequiredService<OpenAdmissionBallot>().Run(number);
        if (opened.Refusal is { } no)
        {
            return no;
        }

        await db.SaveChangesAsync();
        return (await services.GetRequiredService<BallotsDoor>().Find(opened.Value.PracticeId!.Value))!.Id;
    }

    public Task<Result<Done>> Vote(Guid ballot, Vote vote) => services.GetRequiredService<BallotSteps>().Vote(ballot, vote);

    /// <summary>Names somebody outside who decides where members are missing; answers the secret of the link in their mail.</summary>
    public async Task<Result<string>> NameOutsider(int number, string name, string mail)
    {
        var named = await services.GetRequiredService<NameOutsideReviewer>().Run(number, name, mail);
        if (named.Refusal is { } no)
        {
            return no;
        }

        await db.SaveChangesAsync();
        return (await Mails([named.Value])).Values.Single();
    }

    /// <summary>An outsider finds on every screen; what isn't named here passes.</summary>
    public async Task<Result<Done>> FindOutside(string secret, IReadOnlyList<string> screens, string verdict, string words)
    {
        await services.GetRequiredService<DeclareOutside>().Run(secret, true);
        await db.SaveChangesAsync();
        return (await services.GetRequiredService<SignOutside>().Run(
            secret, Enum.GetValues<Screen>().ToDictionary(s => s, s => ((string?)(screens.Contains(s.ToString(), StringComparer.OrdinalIgnoreCase) ? verdict : "pass"), (string?)words)))).As(_ => Done.It);
    }

    /// <summary>The practice an application is for, and whether it is still open.</summary>
    public async Task<Guid> Practice(int number) => (await db.Set<Application>().Where(a => a.Number == number).Select(a => a.PracticeId).SingleAsync())!.Value;

    public async Task<IReadOnlyList<AskedOf>> FirstJobs() =>
        [.. (await db.Set<FirstJob>().AsNoTracking().Where(j => j.DoneAt == null).OrderBy(j => j.Id).ToListAsync()).Select(j => new AskedOf(j.Id, j.ReviewerPractice, null))];

    public Task<Result<Guid>> ReviewJob(Guid job, bool good, string words) => services.GetRequiredService<ReviewJob>().Run(job, good ? "yes" : "no", words);

    /// <summary>By what a mail is about, the secret of the link in it.</summary>
    private async Task<Dictionary<Guid, string>> Mails(IReadOnlyList<Guid> because) =>
        (await db.Set<MailMessage>().AsNoTracking().Where(m => because.Contains(m.Because)).ToListAsync())
            .Select(m => (m.Because, Link: Links().Match(m.Text))).Where(m => m.Link.Success).ToDictionary(m => m.Because, m => m.Link.Groups[1].Value);

    [GeneratedRegex("/(?:reference|sample|review)/([A-Za-z0-9_-]+)")]
    private static partial Regex Links();
}
