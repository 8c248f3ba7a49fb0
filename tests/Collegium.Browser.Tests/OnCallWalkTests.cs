using System.Text.RegularExpressions;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Browser.Tests;

/// <summary>A rotation with a gap, an override and a swap, an alert that runs and the link in it, in every look.</summary>
public sealed class OnCallWalkTests
{
    [Fact]
    public async Task Being_on_call_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var link = await Night(site.World);
        (string Mail, string Path, string Name, string Says)[] pages =
        [
            ("steward@sonoran.example", "/on-call", "on-call-steward", "gaps ahead"),
            ("practitioner@sonoran.example", "/on-call", "on-call-member", "asks Person 3 to take a shift"),
            ("steward@sonoran.example", "/on-call/set-up", "on-call-set-up", "Who takes turns"),
            ("steward@sonoran.example", "/on-call/policy", "on-call-policy", "Whoever is on: Nights and weekends"),
            ("steward@sonoran.example", "/on-call/log", "on-call-log", "Called first: Person 1"),
            ("steward@sonoran.example", "/desk", "on-call-desk", "Person 1 until"),
            ("practitioner@sonoran.example", "/on-call/calendars", "on-call-calendars", "Make an address"),
            ("practitioner@sonoran.example", "/reach", "on-call-reach", "What was sent to me"),
            ("", link, "on-call-link", "needs somebody"),
        ];
        var found = new List<string>();
        foreach (var look in Look.All)
        {
            foreach (var (mail, path, name, says) in pages)
            {
                var page = mail.Length == 0 ? await site.Person(look) : await site.SignedIn(mail, look);
                await page.GotoAsync(path);
                Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
                found.AddRange((await Site.Axe(page)).Select(f => $"{path} {f}"));
                if (await Site.ScrollsSideways(page))
                {
                    found.Add($"{path}: scrolls sideways on {look.Name}");
                }

                await Site.Picture(page, $"{name}-{look.Name}");
                await page.Context.CloseAsync();
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    /// <summary>3:12 in the morning, and a request that just came; answers the path of the link its mail carries.</summary>
    private static async Task<string> Night(World world)
    {
        var roster = await world.Do(s => s.GetRequiredService<MembersDoor>().Roster());
        Guid Person(string practice) => roster.Practices[world.Practices[practice]].Practitioners[0].Id;
        var (steward, mine) = (world.As("steward"), world.As("practitioner"));
        await world.Do(s => s.GetRequiredService<MembersDoor>().BookAbsence(
            world.Practices["Halloran Networks"], null, World.Morning.AddDays(7), World.Morning.AddDays(9)));
        await world.Settle();
        var (_, rotation) = await steward.Post("/on-call/rotations", new
        {
            name = "Nights and weekends", zone = "America/Phoenix",
            layers = new[] { new { first = "2026-11-16", handoverAt = 480, days = 7, people = new[] { Person("Whitlock & Obi"), Person("Halloran Networks"), Person("Cordova Systems") } } },
        });
        var at = $"/on-call/rotations/{rotation!["id"]}";
        await steward.Post($"{at}/overrides", new { practitioner = Person("Lindqvist IT"), from = "2026-12-02T15:00:00Z", to = "2026-12-03T15:00:00Z" });
        await mine.Post($"{at}/swaps", new { with = Person("Halloran Networks"), from = "2026-12-07T15:00:00Z", to = "2026-12-14T15:00:00Z" });
        await mine.Post("/ways", new { kind = "push", address = "https://push.example/my-topic", quietFrom = 1320, quietTo = 420, zone = "America/Phoenix" });
        await steward.Post("/on-call/policy", new { levels = new object[] { new { kind = "rotation", who = rotation["id"] }, new { kind = "steward" } } });
        await world.Pass(TimeSpan.FromHours(18));
        await steward.Post("/requests", new { client = "Ocotillo Bend Dental", text = "Since midnight the x-ray machine no longer sends its pictures to our computers.", impact = "stopped" });
        await world.Settle();
        await steward.Post("/requests", new { client = "Hollis Ranch Realty", text = "The printer on the second floor prints blank pages.", impact = "hindered" });
        await world.Settle();
        return Regex.Match((await world.Look(db => db.Set<MailMessage>().OrderBy(m => m.At).FirstAsync(m => m.Kind == "alert.called"))).Text, "/a/\\S+").Value;
    }
}
