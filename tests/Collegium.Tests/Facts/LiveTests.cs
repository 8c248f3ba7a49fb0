using Collegium.Facts;
using Collegium.Identity;
using Collegium.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Facts;

/// <summary>Open pages hear that something happened to what they show, and never what.</summary>
public sealed class LiveTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_private_page_hears_of_its_request_and_of_no_other(string engine)
    {
        await using var world = await World.Start(engine);
        var mine = await Told.Asked(world);
        var other = await Told.Asked(world, "The printer prints nothing, paper jam.", "Tarrow & Pell, Attorneys");
        var secret = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Request, mine.Id(), null, TimeSpan.FromDays(1))));
        var since = await world.Look(db => db.End());

        using var page = new HttpClient { BaseAddress = world.Url };
        await using var stream = await page.GetStreamAsync($"/r/{secret}/live?since={since}");
        using var lines = new StreamReader(stream);
        await world.As("steward").Post($"/offers/{other["offers"]![0]!["id"]}/refusal", new { reason = "full" });
        await world.As("steward").Post($"/offers/{mine["offers"]![0]!["id"]}/acceptance");

        var heard = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!heard.Any(l => l.Contains("offer.accepted", StringComparison.Ordinal)) || heard[^1].Length > 0)
        {
            heard.Add(await lines.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException(string.Join('\n', heard)));
        }

        Assert.Contains(heard, l => l.StartsWith("id: ", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, l => l.Contains((string)other["id"]!, StringComparison.Ordinal));
        Assert.DoesNotContain(heard, l => l.Contains("patients", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_page_that_was_away_hears_what_it_missed(string engine)
    {
        await using var world = await World.Start(engine);
        var since = await world.Look(db => db.End());
        var mine = await Told.Asked(world);
        var secret = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Request, mine.Id(), null, TimeSpan.FromDays(1))));
        using var page = new HttpClient { BaseAddress = world.Url };
        await using var stream = await page.GetStreamAsync($"/r/{secret}/live?since={since}");
        using var lines = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await lines.ReadLineAsync(patience.Token))!.Contains("request.told", StringComparison.Ordinal))
        {
        }
    }
}
