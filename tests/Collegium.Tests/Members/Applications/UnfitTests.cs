using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>A seller, a pretender and a ring: each is stopped by its own screen, reads that reason and no other, nobody's name, and how to appeal.</summary>
public sealed class UnfitTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_seller_is_stopped_by_the_first_screen(string engine)
    {
        await using var world = await World.Start(engine);
        using var seller = await Unfit.Seller(world);
        await Reads(world, seller, "the first screen: works for clients, not for makers", Unfit.SellerWhy, "don’t like the trade");
        Assert.Equal(("Not met", "Met"), (await Stands(world, seller, "seller", "income comes from end clients"), await Stands(world, seller, "seller", "tie to a maker")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_pretender_is_stopped_by_the_second_screen(string engine)
    {
        await using var world = await World.Start(engine);
        using var pretender = await Unfit.Pretender(world);
        await Reads(world, pretender, "the second screen: can do the work", Unfit.PretenderWhy);
        Assert.Equal(("Not met", "Met"), (await Stands(world, pretender, "pretender", "judged blind"), await Stands(world, pretender, "pretender", "speak for results")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ring_is_stopped_by_the_third_screen(string engine)
    {
        await using var world = await World.Start(engine);
        var ring = await Unfit.Ring(world);
        Assert.Equal("Not met", await Stands(world, ring[0], "fraudster", "No shared bank account"));
        foreach (var applicant in ring)
        {
            await Reads(world, applicant, "the third screen: is who they say", Unfit.RingWhy, "Ring 2 (", "Cordova");
            applicant.Dispose();
        }

        Assert.Equal(5, await world.Look(db => db.Set<Practice>().CountAsync(p => p.Standing == Standing.Declined)));
    }

    /// <summary>The applicant's page, and the letter that leads to it.</summary>
    private static async Task Reads(World world, Applicant applicant, string screen, string why, params string[] never)
    {
        await world.Settle();
        var row = await applicant.Row();
        Assert.Equal(ApplicationState.Declined, row.State);
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("It didn’t pass " + screen, applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Contains(why, applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Contains("reviewers of different member practices who agreed", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Contains("Appeal until Thursday 17 December 2026", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.NotNull(applicant.Browser.Page.QuerySelector("#appeal form textarea[name=words]"));
        foreach (var word in (string[])[.. never, "Benavidez", "Halloran", "Person 2", "Person 3"])
        {
            Assert.DoesNotContain(word, applicant.Browser.Text, StringComparison.Ordinal);
        }

        Assert.Contains("how to appeal", (await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "application.declined" && m.Text.Contains("/apply/") && m.Because == db.Set<Collegium.Facts.Fact>()
            .Where(f => f.Kind == "application.declined" && f.AboutId == row.Id).Select(f => f.Id).First()))).Text, StringComparison.Ordinal);
    }

    /// <summary>How a criterion stands in the file that the reviewers read.</summary>
    private static async Task<string> Stands(World world, Applicant applicant, string screen, string criterion)
    {
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{(await applicant.Row()).Number}");
        if (secretary.Page.QuerySelector("#declare form") is not null)
        {
            await secretary.Send("#declare form", ("tied", "no"));
        }

        var row = secretary.Page.QuerySelectorAll($"section[aria-labelledby=h-{screen}] tbody tr").Single(r => r.TextContent.Contains(criterion, StringComparison.Ordinal));
        return row.QuerySelector(".state")!.TextContent.Trim();
    }
}
