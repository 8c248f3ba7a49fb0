using System.Globalization;
using Collegium.Database;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Vouching;
using Collegium.Tests;
using Collegium.Tests.Members.Vouching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>The trust map of a chapter of 5,000 opens, says what a table says, and leads to a member's chains. How long it took is printed.</summary>
public sealed class TrustMapTests
{
    private const int Members = 5_000;
    private const int Founders = 50;
    private const int Proven = 3_800;
    private const int Ring = 5;

    [Fact]
    public async Task The_map_of_5000_members_is_drawn_and_leads_to_the_chains_of_one()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        await site.World.Do(s => Grow(s.GetRequiredService<CollegiumDb>()));
        await site.World.Do<Done>(s =>
        {
            s.GetRequiredService<Facts.FactLog>().Append("charter.changed", new("chapter", site.World.Chapter), Facts.Sight.Members);
            return Task.FromResult(Done.It);
        });
        var times = new List<string>();
        foreach (var look in Look.All)
        {
            var page = await site.SignedIn("secretary@sonoran.example", look);
            times.Add($"{look.Name} {await Drawn(page, "/trust")} ms");
            Assert.Empty(await Site.Axe(page));
            Assert.False(await Site.ScrollsSideways(page));
            Assert.Contains("hang on Practice 4994", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Contains("1 to 100 of 5,", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await Site.Picture(page, $"trust-{look.Name}");
            await Drawn(page, $"/trust?of={Members - 9}");
            Assert.Contains(" → ", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await Site.Picture(page, $"trust-of-{look.Name}");
            await page.Context.CloseAsync();
        }

        var again = await site.SignedIn("secretary@sonoran.example");
        await Drawn(again, "/trust");
        times.Add($"once more {await Drawn(again, "/trust")} ms");
        TestContext.Current.TestOutputHelper?.WriteLine($"5,000 members, from the click to the drawn map: {string.Join(", ", times)}");
    }

    [Fact]
    public async Task The_stake_your_word_and_who_is_short_hold_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var words = new Words(site.World);
        var bad = await words.Member("Bad Company", words.Founder(0), words.Founder(1));
        var left = await words.Member("Left Behind IT", bad, words.Founder(0));
        await words.Move(bad, Standing.Expelled);
        foreach (var look in Look.All)
        {
            var page = await site.SignedIn("practitioner@sonoran.example", look);
            var applicant = await words.Practice($"Ostrander IT, {look.Name}");
            foreach (var (name, path) in new[] { ("stake", $"/members/{applicant}"), ("your-word", "/vouches"), ("short", "/vouches/short"), ("short-member", $"/members/{left}") })
            {
                await page.GotoAsync(path);
                if (name == "stake")
                {
                    await page.Locator("#vouch summary").ClickAsync();
                }

                Assert.Empty(await Site.Axe(page));
                Assert.False(await Site.ScrollsSideways(page), path);
                await Site.Picture(page, $"vouching-{name}-{look.Name}");
            }

            await page.Context.CloseAsync();
        }
    }

    private static async Task<string> Drawn(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("#trust-map[data-drawn]").WaitForAsync();
        return (await page.GetAttributeAsync("#trust-map", "data-drawn"))!;
    }

    /// <summary>Each vouched for by two who came before; the first are founders, most are proven, one ring hangs on one member.</summary>
    private static async Task<Result<Done>> Grow(CollegiumDb db)
    {
        var lot = new Random(5);
        var (ids, at) = (Enumerable.Range(0, Members).Select(_ => Guid.CreateVersion7()).ToList(), World.Morning.AddYears(-3));
        for (var i = 0; i < Members; i++)
        {
            db.Add(Made(ids[i], i, at.AddHours(i)));
            if (i < Founders)
            {
                continue;
            }

            if (i >= Members - Ring)
            {
                Vouch(db, ids, [Members - Ring - 1, Members - Ring + ((i + 1) % Ring), Members - Ring + ((i + 2) % Ring)], i);
                continue;
            }

            int[] behind = [lot.Next(Math.Min(i, Proven)), lot.Next(Math.Min(i, Proven))];
            db.Add(new Admission { Id = ids[i], At = at.AddHours(i), Held = 2, Sources = $"{ids[behind[0]]} {ids[behind[1]]}" });
            if (i < Proven)
            {
                db.Add(new VouchSource { Id = ids[i], Because = VouchSource.Proven, Since = at });
            }

            Vouch(db, ids, behind.Distinct(), i);
        }

        await db.SaveChangesAsync();
        return Done.It;
    }

    private static void Vouch(CollegiumDb db, List<Guid> ids, IEnumerable<int> behind, int candidate) => db.AddRange(behind.Select(voucher => new Vouch
    {
        Id = Guid.CreateVersion7(), VoucherId = ids[voucher], CandidateId = ids[candidate], GivenBy = Guid.Empty,
        GivenAt = World.Morning.AddDays(-90), ExpiresAt = World.Morning.AddDays(275), Words = "",
    }));

    private static Practice Made(Guid id, int i, DateTime at) => new()
    {
        Id = id, Name = string.Create(CultureInfo.InvariantCulture, $"Practice {i:0000} of the long valley"), City = "Tucson", Address = $"{i} Agave St", Phone = "", Mail = $"{i}@firm.example",
        Standing = i < Members - Ring ? Standing.Full : Standing.Applicant, StandingSince = i < Proven ? at : World.Morning.AddMonths(-3), JoinedAt = at, TurnSince = at, InsuredUntil = new DateOnly(2027, 6, 30),
    };
}
