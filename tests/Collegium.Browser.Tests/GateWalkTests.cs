using Collegium.Tests;
using Collegium.Tests.Members.Applications;
using Collegium.Tests.Members.Conduct;

namespace Collegium.Browser.Tests;

/// <summary>What happens where somebody stays silent or has no grounds, in every look: a reference called, dues unpaid, a complaint set aside, a panel that lets its days pass, somebody who is out.</summary>
public sealed class GateWalkTests
{
    [Fact]
    public async Task A_silent_reference_and_unpaid_dues_hold_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        using var applicant = new Applicant(site.World);
        await applicant.Send();
        await site.World.Settle();
        await site.World.Pass(TimeSpan.FromDays(21.1));
        var number = (await applicant.Row()).Number;
        using (var secretary = await site.World.SignIn("secretary"))
        {
            await secretary.Open($"/applications/{number}");
            await secretary.Send("#declare form", ("tied", "no"));
        }

        await Walk(site, null, "silent", applicant.Page);
        await Walk(site, "secretary@sonoran.example", "silent", $"/applications/{number}");
        var member = $"/members/{site.World.Practices["Cordova Systems"]}";
        await Walk(site, "treasurer@sonoran.example", "dues", member);
        using (var treasurer = await site.World.SignIn("treasurer"))
        {
            await treasurer.Open(member);
            await treasurer.Send("#dues form", ("due", "2026-10-01"));
        }

        await Walk(site, "treasurer@sonoran.example", "unpaid", member);
    }

    [Fact]
    public async Task A_case_that_stands_still_or_has_no_grounds_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var stage = await ConductStage.On(site.World);
        await stage.Filed();
        await Walk(site, "secretary@sonoran.example", "to-set-aside", $"/conduct/{stage.Number}");
        using (var secretary = await site.World.SignIn("secretary"))
        {
            await secretary.Open($"/conduct/{stage.Number}");
            await secretary.Send("#set-aside form", ("because", "not-conduct"), ("text", "A price that is too high breaks no rule."));
        }

        await Walk(site, "person5@members.example", "set-aside", $"/conduct/{stage.Number}");
        await stage.Called();
        await stage.Heard();
        await site.World.Pass(TimeSpan.FromDays(21.1));
        await Walk(site, "secretary@sonoran.example", "overdue", $"/conduct/{stage.Number}");
        await stage.Decided("expulsion");
        await site.World.Pass(TimeSpan.FromDays(30.1));
        await Walk(site, "person4@members.example", "out", "/conduct", $"/conduct/{stage.Number}");
    }

    private static async Task Walk(Site site, string? mail, string when, params string[] paths)
    {
        foreach (var look in Look.All)
        {
            var page = mail is null ? await site.Person(look) : await site.SignedIn(mail, look);
            foreach (var path in paths)
            {
                Assert.Equal(200, (await page.GotoAsync(path))!.Status);
                Assert.False(Site.IsShutOut(page, path), $"{path} led to {page.Url}");
                await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
                Assert.Empty(await Site.Axe(page));
                Assert.False(await Site.ScrollsSideways(page), $"{path} scrolls sideways on {look.Name}");
                await Site.Picture(page, $"gate-{when}-{path.Split('/')[1]}{(path.Length > 9 ? "-one" : "")}-{look.Name}");
            }

            await page.Context.CloseAsync();
        }
    }
}
