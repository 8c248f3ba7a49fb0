using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>From the ballot on: the vote, the first day, the first job, and the standing of all others.</summary>
public sealed partial class NewcomerJourneyTests
{
    private async Task<string> CallBallot(int number)
    {
        var secretary = await _site.SignedIn("secretary@sonoran.example");
        await secretary.GotoAsync($"/applications/{number}");
        await secretary.Choose("tied", "no");
        await secretary.Send("#declare button.primary");
        Assert.Contains("Everything is there.", await secretary.InnerTextAsync("#ballot"), StringComparison.Ordinal);
        await secretary.Send("#ballot button.primary");
        await Shot(secretary, "secretary-called-the-ballot");
        await World.Settle();
        return Path(await World.Look(db => db.Set<MailMessage>().FirstAsync(m => m.Kind == "ballot.opened")));
    }

    private async Task Vote(string ballot, IReadOnlyList<Guid> voters, Guid sponsor)
    {
        var aside = await Member(sponsor);
        await aside.GotoAsync(ballot);
        Assert.Contains("Your practice doesn’t count in this ballot", await aside.InnerTextAsync("main"), StringComparison.Ordinal);
        foreach (var voter in voters)
        {
            var page = await Member(voter);
            await page.GotoAsync(ballot);
            if (voter == voters[0])
            {
                await Site.HoldsInEveryLook(page, "newcomer-ballot");
            }

            await page.Choose("choice", "y");
            await page.ClickAsync("button:has-text('Put it into the box')");
            var receipt = await page.Locator("#receipt code.receipt").InnerTextAsync();
            await Shot(page, "member-votes-and-gets-a-receipt");
            await page.FillAsync("[name=receipt]", receipt);
            await page.ClickAsync("button:has-text('Look in the box')");
            Assert.Contains("It is in the box", await page.Locator("#check .say").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private async Task ComeIn(IPage applicant)
    {
        await applicant.ReloadAsync();
        Assert.Equal("Welcome. You are in.", await applicant.InnerTextAsync("h1"));
        await Site.HoldsInEveryLook(applicant, "newcomer-admitted");
        Assert.Contains("/sign-in", (await Letter("member.welcome", Mila)).Text, StringComparison.Ordinal);
        await applicant.ClickAsync("main a:has-text('Sign in')");
        await applicant.ClickAsync("summary:has-text('Send me a link')");
        await applicant.FillAsync("[name='To.Mail']", Mila);
        await Shot(applicant, "asks-for-a-link");
        await applicant.Send("button:has-text('Send the link')");
        await applicant.GotoAsync(Path(await Letter("sign-in", Mila)));
        await applicant.Send("main button.primary");
        await Shot(applicant, "is-in");
        await applicant.ClickAsync("nav a:has-text('Members')");
        await applicant.ClickAsync("main table a:has-text('Ostrander IT')");
        await applicant.Locator("h1:has-text('Ostrander IT')").WaitForAsync();
        var own = await applicant.InnerTextAsync("main");
        Assert.Contains("Member for a first time", own, StringComparison.Ordinal);
        Assert.Contains("0 found good", own, StringComparison.Ordinal);
        await Shot(applicant, "is-provisional");
    }

    /// <summary>What the client does is clicked through in the dentist's journey, so here it goes over the API.</summary>
    private async Task Work(IPage member)
    {
        var (_, told) = await World.As("steward").Post("/requests", new
        {
            client = "Ocotillo Bend Dental", text = "The pictures of the x-ray machine in room 2 stay black since this morning.", impact = "hindered",
        });
        var at = $"/requests/{told!["id"]}";
        var number = told["number"]!.ToString();
        await member.GotoAsync("/offers");
        await member.Locator("main ul.people a").First.ClickAsync();
        await Shot(member, "gets-an-offer");
        await member.Send("#answer button.primary");
        await member.GotoAsync($"/work/{number}");
        await member.FillAsync("[name='Form.MinutesFrom']", "30");
        await member.FillAsync("[name='Form.MinutesTo']", "60");
        await member.FillAsync("[name='Form.About']", "Look at the bridge between the sensor and the pictures.");
        await member.Send("#estimate button[type=submit]");
        Assert.Equal(200, (await World.As("client").Post($"{at}/approval")).Status);
        await member.GotoAsync($"/work/{number}");
        await member.ClickAsync("#time summary");
        await member.FillAsync("[name='Form.Minutes']", "45");
        await member.FillAsync("[name='Form.What']", "Put the calibration file back, took ten pictures.");
        await member.Send("#time button[type=submit]");
        await member.GotoAsync($"/work/{number}");
        if (!await member.Locator("[name='Form.How']").IsVisibleAsync())
        {
            await member.ClickAsync("#done summary");
        }

        await member.FillAsync("[name='Form.How']", "The bridge had lost its calibration file; the pictures are clear again.");
        await member.Send("#done button[type=submit]");
        await Shot(member, "has-done-a-first-job");
        Assert.Equal(200, (await World.As("client").Post($"{at}/confirmation", new { rating = 5 })).Status);
        await World.Settle();
    }

    private async Task LookAtFirstJob(IReadOnlyList<Guid> sponsors)
    {
        var drawn = await World.Look(db => db.Set<FirstJob>().Select(j => j.ReviewerPractice).SingleAsync());
        Assert.DoesNotContain(drawn!.Value, sponsors);
        var reviewer = await Member(drawn.Value);
        await reviewer.GotoAsync("/applications");
        await reviewer.ClickAsync("text=A new member’s job to look at");
        await reviewer.Locator("h1:has-text('A first job of a new member')").WaitForAsync();
        await reviewer.Choose("good", "yes");
        await reviewer.FillAsync("[name=words]", "Found the cause, and the dentist saw that it holds.");
        await Shot(reviewer, "member-looks-at-the-first-job");
        await reviewer.Send("#review button.primary");
        Assert.Contains("Good work", await reviewer.InnerTextAsync("main"), StringComparison.Ordinal);
        await World.Settle();
    }

    private async Task BeFull(IPage member)
    {
        var letter = await Letter("first-job.reviewed", Mila);
        Assert.Equal("You are a full member", letter.Subject);
        Assert.Contains("the dentist saw that it holds", letter.Text, StringComparison.Ordinal);
        await member.GotoAsync(Path(letter));
        Assert.Contains("Full member", await member.InnerTextAsync(".head"), StringComparison.Ordinal);
        await Shot(member, "is-a-full-member");
        Assert.Equal(Standing.Full, await World.Look(db => db.Set<Practice>().Where(p => p.Name == "Ostrander IT").Select(p => p.Standing).SingleAsync()));

        var client = await _site.Person(Look.All[0]);
        await client.GotoAsync("/");
        await client.ClickAsync("footer a:has-text('Our members')");
        await client.Locator("main li:has-text('Ostrander IT')").WaitForAsync();
        await Shot(client, "clients-find-them");
    }
}
