using System.Diagnostics;
using System.Text;
using Collegium.Desk.Feeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.OnCall;

/// <summary>Calendar addresses: what they show, what they leak, and that a real calendar program reads them.</summary>
public sealed class FeedTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ones_own_shifts_stand_there_for_ninety_days_until_the_address_is_revoked(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Whitlock & Obi", "Halloran Networks");
        var mine = world.As("practitioner");
        var (_, feed) = await mine.Post("/on-call/feeds");
        var (kind, text) = await Read(world, (string)feed!["path"]!);
        Assert.Equal("text/calendar", kind);
        Assert.Contains("SUMMARY:On call: Nights\r\n", text);
        Assert.Contains("DTSTART:20261116T150000Z\r\nDTEND:20261123T150000Z", text);
        Assert.Contains("DTSTART:20270222T150000Z", text);
        Assert.DoesNotContain("Halloran", text);
        Assert.DoesNotContain("OPAQUE", text);
        Assert.DoesNotContain("VALUE=DATE:", text);

        var before = Uids(text);
        await world.As("steward").Post($"/on-call/rotations/{rotation}/overrides", new
        {
            practitioner = await Rota.Person(world, "Whitlock & Obi"), from = "2026-12-01T15:00:00Z", to = "2026-12-02T15:00:00Z",
        });
        var (_, after) = await Read(world, (string)feed["path"]!);
        Assert.Subset(Uids(after).ToHashSet(), before.ToHashSet());
        Assert.True(Sequence(after) > Sequence(text));

        Assert.Equal(200, (await mine.Post($"/on-call/feeds/{feed["id"]}/revocation")).Status);
        Assert.Null((await Read(world, (string)feed["path"]!)).Kind);
        Assert.Null((await Read(world, "/calendar/guessed.ics")).Kind);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_busy_only_address_says_nothing_but_busy(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Whitlock & Obi", "Halloran Networks");
        var (_, feed) = await world.As("practitioner").Post("/on-call/feeds", new { busyOnly = true });
        var (_, text) = await Read(world, (string)feed!["path"]!);
        Assert.Contains("SUMMARY:Busy\r\n", text);
        Assert.Contains("TRANSP:OPAQUE\r\n", text);
        foreach (var word in new[] { "Person 1", "Whitlock", "Nights", "call", "602-555", rotation.ToString("N"), "DESCRIPTION", "Sonoran" })
        {
            Assert.DoesNotContain(word, text.Replace("-//Collegium//On call//EN", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_rotations_address_names_its_people_and_keeps_their_telephones_inside(string engine)
    {
        await using var world = await World.Start(engine);
        var rotation = await Rota.Weekly(world, "Whitlock & Obi", "Halloran Networks");
        var (_, feed) = await world.As("practitioner").Post("/on-call/feeds", new { rotation });
        var text = (await Read(world, (string)feed!["path"]!)).Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("Halloran Networks", text);
        Assert.Contains("/on-call", text);
        var roster = await world.Do(s => s.GetRequiredService<Collegium.Members.MembersDoor>().Roster());
        Assert.All(roster.People.Values.Where(p => p.Phone.Length > 0), p => Assert.DoesNotContain(p.Phone, text));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_address_is_kept_only_as_its_hash_and_ends_with_its_owner(string engine)
    {
        await using var world = await World.Start(engine);
        await Rota.Weekly(world, "Whitlock & Obi", "Halloran Networks");
        using var browser = await world.SignIn("practitioner");
        await browser.Open("/on-call/calendars");
        await browser.Send("form:has([name=rotation])", ("rotation", ""));
        var address = browser.Page.QuerySelector(".say code")!.TextContent;
        var path = new Uri(address).AbsolutePath;
        Assert.NotNull((await Read(world, path)).Kind);
        Assert.DoesNotContain(path[10..^4], await world.Look(db => db.Set<CalendarFeed>().Select(f => f.Hash).SingleAsync()));
        await Told.Run(world, Actor.House(world.Chapter), (Collegium.Members.Standings.ChangeStanding c) => c.Suspend(world.Practices["Whitlock & Obi"], "A complaint is being looked into."));
        await world.Settle();
        Assert.Null((await Read(world, path)).Kind);
    }

    [Fact]
    public void Lines_are_folded_by_octets_and_text_is_escaped()
    {
        var entry = new CalendarEntry("1@x", World.Morning, World.Morning.AddHours(1), new string('ä', 60), "one, two; \\ three\nfour", false, 3, World.Morning);
        var text = CalendarText.Write("n", [entry]);
        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.Contains($"SUMMARY:{new string('ä', 60)}", text.Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.Contains("DESCRIPTION:one\\, two\\; \\\\ three\\nfour\r\n", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    /// <summary>Debian's khal reads what we write, over the change of clocks in New York.</summary>
    [Fact]
    public async Task A_real_calendar_program_reads_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/khal"), "khal is not installed: apt-get install khal.");
        await using var world = await World.Start(Engines.Sqlite);
        var people = new[] { await Rota.Person(world, "Whitlock & Obi"), await Rota.Person(world, "Halloran Networks") };
        var (_, rotation) = await Rota.Set(world, [new { first = "2026-11-16", handoverAt = 480, days = 7, people }], "America/New_York");
        var (_, feed) = await world.As("practitioner").Post("/on-call/feeds", new { rotation = rotation!["id"] });
        var folder = Directory.CreateTempSubdirectory("collegium-khal-");
        try
        {
            Directory.CreateDirectory($"{folder}/calendar");
            await File.WriteAllTextAsync($"{folder}/feed.ics", (await Read(world, (string)feed!["path"]!)).Text);
            await File.WriteAllTextAsync($"{folder}/config", $"""
                [calendars]
                [[oncall]]
                path = {folder}/calendar
                [sqlite]
                path = {folder}/khal.db
                [locale]
                local_timezone = America/New_York
                default_timezone = America/New_York
                timeformat = %H:%M
                dateformat = %Y-%m-%d
                longdateformat = %Y-%m-%d
                datetimeformat = %Y-%m-%d %H:%M
                longdatetimeformat = %Y-%m-%d %H:%M
                """.Replace("                ", "", StringComparison.Ordinal));
            await Khal(folder.FullName, "import", "--batch", "-a", "oncall", $"{folder}/feed.ics");
            var listed = await Khal(folder.FullName, "list", "--format", "{start} {end} {title}", "--notstarted", "2026-11-20", "120d");
            Assert.Contains("2026-11-23 08:00 2026-11-30 08:00 Person 3 on call", listed);
            Assert.Contains("2027-03-08 08:00 2027-03-15 08:00 Person 1 on call", listed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Khal(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/khal") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var argument in new[] { "-c", $"{folder}/config" }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var khal = Process.Start(start)!;
        var (said, failed) = (await khal.StandardOutput.ReadToEndAsync(), await khal.StandardError.ReadToEndAsync());
        await khal.WaitForExitAsync();
        Assert.True(khal.ExitCode == 0, failed);
        return said;
    }

    private static async Task<(string? Kind, string Text)> Read(World world, string path)
    {
        using var http = new HttpClient { BaseAddress = world.Url };
        using var answer = await http.GetAsync(path);
        return (answer.IsSuccessStatusCode ? answer.Content.Headers.ContentType?.MediaType : null, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Uids(string text) => text.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal));

    private static int Sequence(string text) => text.Split("\r\n").Where(l => l.StartsWith("SEQUENCE:", StringComparison.Ordinal)).Max(l => int.Parse(l[9..], null));
}
