using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Identity;

/// <summary>Whoever lost every way in is let in again by the administrator, and everybody concerned knows it.</summary>
public sealed partial class HandOutTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_administrators_link_signs_in_once_and_is_shown_once(string engine)
    {
        await using var world = await World.Start(engine);
        var lost = await world.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == "treasurer@sonoran.example"));
        using var administrator = await SignInTests.Enter(world, "administrator@sonoran.example");
        await administrator.Open("/logins");
        await administrator.Send($"#hand-{lost.Id:N}");
        Assert.Equal(200, administrator.Status);
        var link = new Uri(administrator.Page.QuerySelector("[role=status] code")!.TextContent).AbsolutePath;

        using var owner = new Browser(world.Url);
        await owner.Open(link);
        await owner.Send("main form");
        Assert.Contains("Noor Haddad", owner.Text, StringComparison.Ordinal);
        using var second = new Browser(world.Url);
        await second.Open(link);
        Assert.Equal(410, second.Status);

        var fact = await world.Look(db => db.Set<Fact>().AsNoTracking().SingleAsync(f => f.Kind == "login.link-handed-out"));
        Assert.Equal((lost.Id, "administrator"), (fact.AboutId, fact.ActorAs));
        var mail = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "sign-in-handed-out"));
        Assert.Equal("treasurer@sonoran.example", mail.ToAddress);
        Assert.Contains("Wei Lindqvist has made a link", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Secret(), mail.Text);
        await administrator.Open("/logins");
        Assert.DoesNotMatch(Secret(), administrator.Page.DocumentElement.OuterHtml);
        Assert.False(await world.Look(db => db.Set<StoredAnswer>().AnyAsync(a => a.Body.Contains(link))));
    }

    [Fact]
    public async Task A_second_link_ends_the_first_and_a_stale_sign_in_makes_none()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var lost = await world.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == "treasurer@sonoran.example"));
        using var administrator = await SignInTests.Enter(world, "administrator@sonoran.example");
        await administrator.Open("/logins");
        await administrator.Send($"#hand-{lost.Id:N}");
        var first = new Uri(administrator.Page.QuerySelector("[role=status] code")!.TextContent).AbsolutePath;
        await administrator.Send($"#hand-{lost.Id:N}");
        using var owner = new Browser(world.Url);
        await owner.Open(first);
        Assert.Equal(410, owner.Status);

        await world.Pass(TimeSpan.FromMinutes(16));
        await administrator.Send($"#hand-{lost.Id:N}");
        Assert.Equal(403, administrator.Status);
        Assert.Null(administrator.Page.QuerySelector("[role=status] code"));
    }

    [GeneratedRegex("/l/[A-Za-z0-9_-]{20,}")]
    private static partial Regex Secret();
}
