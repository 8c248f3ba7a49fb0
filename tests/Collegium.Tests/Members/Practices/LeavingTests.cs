using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Tests.Desk;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Practices;

/// <summary>A practitioner leaves: every way in ends with the same write, the work stays on record and is handed over.</summary>
public sealed class LeavingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Sessions_keys_and_links_end_at_once_and_the_history_stays(string engine)
    {
        await using var world = await World.Start(engine);
        var practice = world.Practices["Whitlock & Obi"];
        var (_, mine) = await Told.Accepted(world);
        var number = (int)(await world.As("steward").Get(mine)).Body!["number"]!;
        var open = await Told.Asked(world, "Our e-mail does not arrive since this morning.", "Hollis Ranch Realty");
        var person = await world.Look(db => db.Set<Practitioner>().AsNoTracking().SingleAsync(p => p.PracticeId == practice));
        var offer = await world.Look(db => db.Set<Offer>().AsNoTracking().SingleAsync(o => o.RequestId == open.Id() && o.PractitionerId == person.Id));
        var link = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Offer, offer.Id, person.Id, TimeSpan.FromDays(1))));
        using var leaver = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await leaver.Open("/work");
        Assert.Equal(200, leaver.Status);
        Assert.Equal(200, (await world.As("practitioner").Get("/requests")).Status);

        using var secretary = await SignInTests.Enter(world, "secretary@sonoran.example");
        await secretary.Open($"/members/{practice}");
        var form = $"#left-{person.Id:N}";
        Assert.Contains($"Request {number}", secretary.Page.QuerySelector(form)!.TextContent, StringComparison.Ordinal);
        await secretary.Send(form + " form");
        Assert.Equal(200, secretary.Status);

        await leaver.Open("/work");
        Assert.StartsWith("/sign-in", leaver.Address, StringComparison.Ordinal);
        Assert.Equal(401, (await world.As("practitioner").Get("/requests")).Status);
        using var holder = new Browser(world.Url);
        await holder.Open($"/o/{link}");
        Assert.Equal(404, holder.Status);
        await NoWayIn(world);

        await world.Settle();
        await secretary.Open($"/members/{practice}");
        Assert.Contains($"Request {number}", secretary.Page.QuerySelector("#gone")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(OfferState.Withdrawn, await world.Look(db => db.Set<Offer>().Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync()));
        Assert.Equal(3, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == open.Id() && o.State == OfferState.Open)));
        Assert.DoesNotContain((await Told.Asked(world))["offers"]!.AsArray(), o => (Guid)o!["practice"]!["id"]! == practice);
        Assert.Equal(person.Id, await world.Look(db => db.Set<Offer>().Where(o => o.State == OfferState.Accepted).Select(o => o.PractitionerId).SingleAsync()));
        Assert.Equal(1, await world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "practitioner.left" && f.AboutId == person.Id)));
        Assert.Equal("Person 1", await world.Look(db => db.Set<Login>().Where(l => l.PractitionerId == person.Id).Select(l => l.DisplayName).SingleAsync()));
    }

    [Fact]
    public async Task Another_practice_reads_nothing_of_what_is_open()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var (_, mine) = await Told.Accepted(world);
        var number = (int)(await world.As("steward").Get(mine)).Body!["number"]!;
        await world.Do(s => Told.Practise(s, "treasurer", world.Practices["Lindqvist IT"]));
        await world.Do(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == "treasurer@sonoran.example");
            login.Roles = Roles.Practitioner;
            return Done.It;
        });
        using var other = await SignInTests.Enter(world, "treasurer@sonoran.example");
        await other.Open($"/members/{world.Practices["Whitlock & Obi"]}");
        Assert.Equal(200, other.Status);
        Assert.DoesNotContain($"Request {number}", other.Text, StringComparison.Ordinal);
    }

    private static async Task NoWayIn(World world)
    {
        await Told.Run<SendSignInLink, Done>(world, Actor.Visitor(world.Chapter), o => o.Run("practitioner@sonoran.example"));
        var now = world.Clock.Now();
        var login = await world.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == "practitioner@sonoran.example"));
        Assert.Equal(Roles.None, login.Roles);
        Assert.False(await world.Look(db => db.Set<Link>().AnyAsync(l => l.About == login.Id && l.ExpiresAt > now && l.UsedAt == null)));
    }
}
