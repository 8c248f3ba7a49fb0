using System.Text.RegularExpressions;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Collegium.Tests;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>
/// The gate, walked through by somebody who means well: from a stranger's first word to a full member whom clients find. Each
/// step leaves a picture.
/// </summary>
public sealed partial class NewcomerJourneyTests : IAsyncDisposable
{
    private const string Mila = "mila@ostrander.example";

    private readonly Dictionary<Guid, IPage> _members = [];
    private Site _site = null!;
    private int _step;

    private World World => _site.World;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_a_strangers_first_word_to_a_full_member(string engine)
    {
        _site = await Site.Open(engine, new CharterRules { ProvisionalJobs = 1, OffersAtOnce = 6 });
        var applicant = await _site.Person(Look.All[0]);
        await Begin(applicant);
        await Apply(applicant);
        await AnswerReferences();
        await World.Pass(TimeSpan.FromDays(1));
        var judges = await Judge();
        var others = World.Practices.Values.Except(judges).ToList();
        var number = await World.Look(db => db.Set<Application>().Select(a => a.Number).SingleAsync());
        await StandBehind(others[0], number, tied: true);
        await StandBehind(others[1], number, tied: false);
        await Review(others[2], number, asksMore: true);
        await AnswerWhatIsMissing(applicant);
        await Review(others[2], number, asksMore: false);
        await Review(judges[0], number, asksMore: false);

        var ballot = await CallBallot(number);
        await Vote(ballot, [judges[0], judges[1], others[2]], sponsor: others[0]);
        await World.Pass(TimeSpan.FromDays(7.1));
        _members.Clear();
        await ComeIn(applicant);
        await Work(applicant);
        await LookAtFirstJob(others[..2]);
        await BeFull(applicant);
    }

    public ValueTask DisposeAsync() => _site is null ? ValueTask.CompletedTask : _site.DisposeAsync();

    private async Task Begin(IPage applicant)
    {
        await applicant.GotoAsync("/");
        await applicant.ClickAsync("text=Apply to join");
        await Shot(applicant, "criteria");
        await applicant.FillAsync("[name=mail]", Mila);
        await applicant.Send("main button.primary");
        Assert.Equal("Your application", await applicant.InnerTextAsync("h1"));
        var way = await Letter("application.begun", Mila);
        Assert.Contains(new Uri(applicant.Url).AbsolutePath, way.Text, StringComparison.Ordinal);
    }

    private async Task Apply(IPage applicant)
    {
        var answers = Applicant.Good();
        await applicant.Answer(answers.Take(6).ToDictionary());
        await applicant.Locator("#kept", new() { HasText = "Kept at" }).WaitForAsync();
        await applicant.ReloadAsync();
        Assert.Equal("Ostrander IT", await applicant.InputValueAsync("[name=practice]"));

        await applicant.Answer(answers.Where(a => a.Key != "insurer").ToDictionary());
        await applicant.Answer(new Dictionary<string, string> { ["from-clients"] = "82", ["client1-mail"] = "jonah@ostrander.example" });
        await applicant.Send("button[value=send]");
        var refused = applicant.Locator("#refused");
        var wrong = await refused.InnerTextAsync();
        Assert.Contains("Three things to put right. What you wrote is kept.", wrong, StringComparison.Ordinal);
        Assert.Contains("first client: e-mail", wrong, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("add up to 90 %", await applicant.InnerTextAsync("#from-clients-refusal"), StringComparison.Ordinal);
        Assert.Contains("mailbox of your own practice", await applicant.InnerTextAsync("#client1-mail-refusal"), StringComparison.Ordinal);
        Assert.Contains("still missing", await applicant.InnerTextAsync("#insurer-refusal"), StringComparison.Ordinal);
        await Site.HoldsInEveryLook(applicant, "newcomer-form-refused");
        await refused.GetByText("insurer and policy number").ClickAsync();
        Assert.EndsWith("#insurer", applicant.Url, StringComparison.Ordinal);

        await applicant.Answer(new Dictionary<string, string> { ["from-clients"] = "92", ["client1-mail"] = "dana@wudental.example", ["insurer"] = "Desert Mutual" });
        await applicant.Send("button[value=send]");
        Assert.Equal("We have it, Ostrander IT.", await applicant.InnerTextAsync("h1"));
        Assert.Contains("not answered yet", await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(applicant, "sent");
        var step = await applicant.OpenStep("certificate");
        await step.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "policy.pdf", MimeType = "application/pdf", Buffer = Applicant.Certificate });
        await applicant.Send("#certificate button:has-text('Upload it')");
        await Shot(applicant, "certificate-uploaded");
    }

    private async Task AnswerReferences()
    {
        await World.Settle();
        foreach (var asked in new[] { "dana@wudental.example", "peter@ashlowe.example", "rita@moss.example" })
        {
            var referee = await _site.Person(Look.All[0]);
            await referee.GotoAsync(Applicant.LinkOf(await Letter("reference.asked", asked), "reference"));
            await referee.FillAsync("[name=known]", "They look after us since 2019.");
            await referee.Choose("again", "yes");
            await Shot(referee, $"reference-{asked.Split('@')[0]}");
            await referee.Send("main button.primary");
            Assert.Equal("Thank you. That is all.", await referee.InnerTextAsync("h1"));
            await referee.Context.CloseAsync();
        }
    }

    private async Task<List<Guid>> Judge()
    {
        var asked = await World.Look(db => db.Set<SampleReview>().OrderBy(r => r.Id).Select(r => r.ReviewerPractice!.Value).ToListAsync());
        Assert.Equal(2, asked.Count);
        foreach (var judge in asked)
        {
            var page = await Member(judge);
            var office = await World.Look(db => db.Set<Practice>().Where(p => p.Id == judge).Select(p => p.Mail).SingleAsync());
            await page.GotoAsync(Path(await Letter("sample.given", office)));
            Assert.DoesNotContain("Ostrander", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            foreach (var mark in new[] { "cause", "safety", "proof", "plain" })
            {
                await page.Choose(mark, "4");
            }

            await page.FillAsync("[name=words]", "Found the cause and showed that it holds.");
            await Shot(page, "judge-without-a-name");
            await page.Send("main form button.primary");
            Assert.Equal("Judged. Thank you.", await page.InnerTextAsync("h1"));
        }

        return asked;
    }

    /// <summary>Who knows somebody's work well has a tie, says so, and stands behind them with the file closed.</summary>
    private async Task StandBehind(Guid practice, int number, bool tied)
    {
        var page = await Member(practice);
        await page.GotoAsync("/applications");
        await page.ClickAsync("main table a:has-text('Ostrander IT')");
        await page.WaitForURLAsync($"**/applications/{number}");
        if (tied)
        {
            await page.Choose("tied", "yes");
            await page.FillAsync("#declare [name=words]", "We shared an office until 2024.");
            await page.Send("#declare button.primary");
            Assert.Contains("the file is closed to you", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        var vouch = await page.OpenStep("vouch");
        Assert.Contains("You have 6 of 6 units left this year", await vouch.InnerTextAsync(), StringComparison.Ordinal);
        await vouch.Locator("[name=words]").FillAsync("They took our night shift twice; nothing was ever left broken.");
        await page.Choose("stake", "read");
        await Shot(page, "member-sees-the-stake");
        await page.Send("#vouch button.primary");
        var main = await page.InnerTextAsync("main");
        Assert.Contains("Your practice stands behind them", main, StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Wu", main, StringComparison.Ordinal);
        await Shot(page, "member-stands-behind-them");
    }

    private async Task Review(Guid practice, int number, bool asksMore)
    {
        var page = await Member(practice);
        await page.GotoAsync($"/applications/{number}");
        var again = await page.Locator("#declare").CountAsync() == 0;
        if (!again)
        {
            Assert.DoesNotContain("Desert Mutual", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await Shot(page, "reviewer-declares-before-the-file-opens");
            await page.Choose("tied", "no");
            await page.Send("#declare button.primary");
        }

        foreach (var screen in asksMore ? ["seller", "fraudster"] : again ? ["fraudster", "pretender"] : new[] { "seller", "pretender", "fraudster" })
        {
            var more = asksMore && screen == "fraudster";
            var finding = await page.OpenStep($"find-{screen}");
            await finding.Locator($"[value={(more ? "more" : "pass")}]").CheckAsync(new() { Force = true });
            await finding.Locator("[name=words]").FillAsync(more ? "Write the policy’s number, please." : "The figures and the references agree.");
            await page.Send($"#find-{screen} button.primary");
        }

        if (asksMore)
        {
            await Shot(page, "reviewer-needs-more");
            return;
        }

        await Site.HoldsInEveryLook(page, "newcomer-file");
    }

    private async Task AnswerWhatIsMissing(IPage applicant)
    {
        await World.Settle();
        await applicant.GotoAsync(Applicant.LinkOf(await Letter("application.more-asked", Mila), "apply"));
        Assert.Contains("Write the policy’s number, please.", await applicant.InnerTextAsync("main"), StringComparison.Ordinal);
        await applicant.FillAsync("[name=insurer]", "Desert Mutual, 88-1204");
        await Shot(applicant, "is-asked-for-what-is-missing");
        await applicant.Send("button[value=send]");
        Assert.Equal("We have it, Ostrander IT.", await applicant.InnerTextAsync("h1"));
    }

    private async Task<IPage> Member(Guid practice) =>
        _members.TryGetValue(practice, out var page) ? page : _members[practice] = await _site.SignedIn(await World.LoginOf(practice));

    private Task<MailMessage> Letter(string kind, string to) =>
        World.Look(db => db.Set<MailMessage>().OrderByDescending(m => m.Id).FirstAsync(m => m.Kind == kind && m.ToAddress == to));

    private static string Path(MailMessage letter) => Ways().Match(letter.Text).Value;

    private async Task Shot(IPage page, string name)
    {
        await Site.Picture(page, $"newcomer-{++_step:00}-{name}");
        Assert.Empty(await Site.Axe(page));
        Assert.False(await Site.ScrollsSideways(page), $"{page.Url} scrolls sideways");
    }

    [GeneratedRegex("/(samples|ballots|first-jobs|l|members)/[A-Za-z0-9_-]+")]
    private static partial Regex Ways();
}
