using Collegium.Members.Screens;
using Collegium.Tests;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>What a seller, a pretender and a ring see of their no, in every look: the reason they may be told, and how to appeal.</summary>
public sealed class UnfitJourneyTests
{
    [Fact]
    public async Task A_seller_reads_what_the_first_screen_found()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        using var seller = await Unfit.Seller(site.World);
        var page = await Told(site, seller, "seller", "works for clients, not for makers", Unfit.SellerWhy);
        Assert.DoesNotContain("don’t like the trade", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_reads_what_the_third_screen_found()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var ring = await Unfit.Ring(site.World);
        var page = await Told(site, ring[0], "ring", "is who they say", Unfit.RingWhy);
        Assert.DoesNotContain("Cordova", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        ring.ToList().ForEach(r => r.Dispose());
    }

    [Fact]
    public async Task A_pretender_reads_what_the_second_screen_found_and_appeals_to_others()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        using var pretender = await Unfit.Pretender(site.World);
        var page = await Told(site, pretender, "pretender", "can do the work", Unfit.PretenderWhy);
        await page.Send("#appeal button.primary");
        Assert.Contains("what was overlooked", await page.InnerTextAsync("#words-refusal"), StringComparison.OrdinalIgnoreCase);
        await page.FillAsync("#appeal [name=words]", "The cause stands in the second sentence.");
        await page.Send("#appeal button.primary");
        Assert.Contains("Members who had no part in the decision are reading it", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Shot(page, "unfit-pretender-appealed");

        var number = (await pretender.Row()).Number;
        var had = await site.World.Look(db => db.Set<ScreenFinding>().Select(f => f.PracticeId).FirstAsync());
        var heard = await File(site, had, number);
        Assert.Contains("Members who had none decide the appeal", await heard.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await heard.Locator("#find-appeal").CountAsync());
        var free = await site.World.Do(async s => site.World.Practices.Values.Except(await s.GetRequiredService<ReviewerAccess>().HadPart(await pretender.Row())).First());
        var other = await File(site, free, number);
        Assert.Contains("The cause stands in the second sentence.", await other.InnerTextAsync("main"), StringComparison.Ordinal);
        var finding = await other.OpenStep("find-appeal");
        await other.Choose("verdict", "fail");
        await finding.Locator("[name=words]").FillAsync("Read anew: it is a symptom, not a cause.");
        await Shot(other, "unfit-appeal-read-by-others");
        await other.Send("#find-appeal button.primary");
        Assert.Contains("it is a symptom, not a cause", await other.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>The applicant's page after the no.</summary>
    private static async Task<IPage> Told(Site site, Applicant applicant, string name, string screen, string why)
    {
        var page = await site.Person(Look.All[0]);
        await page.GotoAsync(applicant.Page);
        Assert.Equal("Not this time.", await page.InnerTextAsync("h1"));
        var main = await page.InnerTextAsync("main");
        Assert.Contains(screen, main, StringComparison.Ordinal);
        Assert.Contains(why, main, StringComparison.Ordinal);
        Assert.Contains("direct competitors had no part", main, StringComparison.Ordinal);
        Assert.Contains("Appeal until", main, StringComparison.Ordinal);
        await Site.HoldsInEveryLook(page, $"unfit-{name}");
        return page;
    }

    /// <summary>The file as somebody of this practice reads it, once they have said that nothing ties them.</summary>
    private static async Task<IPage> File(Site site, Guid practice, int number)
    {
        var page = await site.SignedIn(await site.World.LoginOf(practice));
        await page.GotoAsync($"/applications/{number}");
        if (await page.Locator("#declare").CountAsync() > 0)
        {
            await page.Choose("tied", "no");
            await page.Send("#declare button.primary");
        }

        return page;
    }

    private static async Task Shot(IPage page, string name)
    {
        await Site.Picture(page, name);
        Assert.Empty(await Site.Axe(page));
    }
}
