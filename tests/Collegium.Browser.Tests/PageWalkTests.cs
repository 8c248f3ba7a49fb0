using Collegium.Governance;
using Collegium.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>Every page, as everybody it is for, on phone and desktop, in light and dark: axe finds nothing and nothing scrolls sideways.</summary>
public sealed class PageWalkTests
{
    private static readonly (string Mail, string[] Paths)[] People =
    [
        ("", ["/", "/charter", "/sign-in"]),
        ("client@sonoran.example", ["/mine", "/mine/{number}", "/mine/plan", "/bills", "/you"]),
        ("practitioner@sonoran.example", ["/offers", "/offers/{offer}", "/work", "/work/new", "/referrals", "/refer/{number}", "/covers", "/statement", "/members", "/members/propose", "/vouches", "/vouches?all=yes", "/vouches/short", "/trust", "/keys", "/directory", "/messages", "/ballots", "/ballots/{ballot}"]),
        ("steward@sonoran.example", ["/desk", "/requests", "/requests/{number}", "/requests/new", "/members", "/clients", "/plans", "/coverage", "/equity", "/clients/{client}/plans/new", "/letters", "/letters/request-told"]),
        ("treasurer@sonoran.example", ["/books", "/books/accounts/1100", "/invoices", "/payments", "/payouts"]),
        ("secretary@sonoran.example", ["/members", "/members/{practice}", "/messages", "/ballots/{ballot}"]),
        ("administrator@sonoran.example", ["/logins"]),
    ];

    [Fact]
    public async Task Every_page_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        await site.World.As("practitioner").Post($"/offers/{(await AskedOf(site.World, "Whitlock & Obi", "office")).Offer}/acceptance");
        var (number, offer) = await AskedOf(site.World, "Whitlock & Obi", "room");
        var ballot = await Ballot(site.World);
        var found = new List<string>();
        foreach (var look in Look.All)
        {
            foreach (var (mail, paths) in People)
            {
                var page = mail.Length == 0 ? await site.Person(look) : await site.SignedIn(mail, look);
                foreach (var path in paths)
                {
                    var at = path.Replace("{number}", number, StringComparison.Ordinal)
                        .Replace("{offer}", offer, StringComparison.Ordinal)
                        .Replace("{ballot}", ballot.ToString(), StringComparison.Ordinal)
                        .Replace("{client}", site.World.Clients["Ocotillo Bend Dental"].ToString(), StringComparison.Ordinal)
                        .Replace("{practice}", site.World.Practices["Whitlock & Obi"].ToString(), StringComparison.Ordinal);
                    found.AddRange(await Check(page, at, look));
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(60)));
    }

    /// <summary>The lot decides between equals, so tell until this practice is among the three.</summary>
    private static async Task<(string Number, string Offer)> AskedOf(World world, string practice, string where)
    {
        for (var i = 0; i < 20; i++)
        {
            var (_, request) = await world.As("steward").Post("/requests", new
            {
                client = "Ocotillo Bend Dental",
                text = $"Nobody in {where} {i} gets any mail since this morning, patients are waiting.",
                impact = "stopped",
            });
            if (request!["offers"]!.AsArray().FirstOrDefault(o => (string?)o!["practice"]!["name"] == practice) is { } mine)
            {
                return (request["number"]!.ToString(), (string)mine["id"]!);
            }
        }

        throw new InvalidOperationException($"{practice} was never among the three.");
    }

    private static Task<Guid> Ballot(World world) => world.Do(async s => (await s.GetRequiredService<BallotsDoor>().Open(new NewBallot(
        "admission", Guid.CreateVersion7(), "Shall Ferrow IT be admitted as a provisional member?", 70,
        [.. world.Practices.Select((p, i) => new Seating(p.Value, i == 3 ? Excluded.SponsorTree : null))]))).Value);

    private static async Task<List<string>> Check(IPage page, string path, Look look)
    {
        var found = new List<string>();
        var answer = await page.GotoAsync(path);
        if (answer!.Status != 200 || Site.IsShutOut(page, path))
        {
            found.Add($"{path}: status {answer.Status} at {page.Url}");
            return found;
        }

        found.AddRange(await Site.Axe(page));
        if (await Site.ScrollsSideways(page))
        {
            found.Add($"{path}: scrolls sideways on {look.Name}");
        }

        var name = path.Trim('/').Replace('/', '-');
        await Site.Picture(page, $"{(name.Length == 0 ? "front" : name)}-{look.Name}");
        return found;
    }
}
