using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collegium.Desk.Monitoring;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Monitoring;

/// <summary>Monitors report: one request a trouble, quiet when it heals.</summary>
public sealed class MonitoringTests
{
    private const string Words = "Backups of the x-ray pictures have not run since yesterday.";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_trouble_is_told_once_counted_while_it_lasts_and_closes_when_it_heals(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");

        var first = await report(Alarm("firing"));
        var again = await report(Alarm("firing"));
        var third = await report(Alarm("firing"));

        Assert.Equal(("told", "counted", 3), ((string)first.Body!["outcome"]!, (string)again.Body!["outcome"]!, (int)third.Body!["count"]!));
        var (_, request) = await world.As("steward").Get($"/requests/{first.Body["request"]}");
        Assert.Equal(("asked", "stopped"), ((string)request!["state"]!, (string)request["impact"]!));

        Assert.Equal("closed", (string)(await report(Alarm("resolved"))).Body!["outcome"]!);
        Assert.Equal("quiet", (string)(await report(Alarm("resolved"))).Body!["outcome"]!);
        (_, request) = await world.As("steward").Get($"/requests/{first.Body["request"]}");
        Assert.Equal("refused", (string)request!["state"]!);
        Assert.All(request.States(), s => Assert.Equal("withdrawn", s));
        Assert.Equal("told", (string)(await report(Alarm("firing"))).Body!["outcome"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_has_it_is_told_that_it_healed_and_decides(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, null);
        var alarm = Alarm("firing", client: "Hollis Ranch Realty", text: "The office network is down: no lights on the network switch.");
        var told = (await report(alarm)).Body!;
        var steward = world.As("steward");
        var (_, request) = await steward.Get($"/requests/{told["request"]}");
        Assert.Equal(200, (await steward.Post($"/offers/{request!["offers"]![0]!["id"]}/acceptance")).Status);

        alarm["state"] = "resolved";
        Assert.Equal("noted", (string)(await report(alarm)).Body!["outcome"]!);

        await world.Settle();
        (_, request) = await steward.Get($"/requests/{told["request"]}");
        Assert.Equal("accepted", (string)request!["state"]!);
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "note.added").ToListAsync());
        Assert.Contains(letters, m => m.ToAddress.EndsWith("@members.example", StringComparison.Ordinal) && m.Text.Contains("well again"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_report_from_twelve_sides_at_once_is_one_request(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");
        var told = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => report(Alarm("firing")))));
        Assert.All(told, t => Assert.Equal(200, t.Status));
        Assert.Equal((1, 12), (await world.Look(db => db.Set<Request>().CountAsync()), await world.Look(db => db.Set<Alarm>().Select(a => a.Count).SingleAsync())));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_monitor_gone_wild_is_held_and_the_steward_told_once_an_hour(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");
        var statuses = new List<int>();
        for (var i = 0; i < TakeAlarm.MostAnHour + 3; i++)
        {
            statuses.Add((await report(Alarm("firing", key: $"disk {i}", text: $"Disk {i} is full."))).Status);
        }

        Assert.Equal(3, statuses.Count(s => s == 429));
        await world.Settle();
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "monitor.flood")));
        await world.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(200, (await report(Alarm("firing", key: "disk 99", text: "Disk 99 is full."))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_key_taken_off_reports_nothing_and_one_clients_key_speaks_for_no_other(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");
        var told = (await report(Alarm("firing", client: "Hollis Ranch Realty"))).Body!;
        Assert.Equal(world.Clients["Ocotillo Bend Dental"], await world.Look(db => db.Set<Request>().Where(r => r.Id == told.Id("request")).Select(r => r.ClientId!.Value).SingleAsync()));
        using var steward = await world.SignIn("steward");
        await steward.Open("/desk/monitoring");
        Assert.Contains("backup: nightly", steward.Text);
        await steward.Send("details[id^=off-] form");
        Assert.Equal(404, (await report(Alarm("firing"))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_steward_refused_stays_quiet_until_it_heals(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");
        var told = (await report(Alarm("firing"))).Body!;
        await Told.Run(world, Told.Steward(world), (WithdrawRequest w) => w.Run(told.Id("request"), "We know of it."));

        var (_, again) = await report(Alarm("firing"));

        Assert.Equal(("quiet", 2, (string)told["request"]!), ((string)again!["outcome"]!, (int)again["count"]!, (string)again["request"]!));
        Assert.Equal("quiet", (string)(await report(Alarm("resolved"))).Body!["outcome"]!);
        Assert.Equal("told", (string)(await report(Alarm("firing"))).Body!["outcome"]!);
        Assert.Equal(2, await world.Look(db => db.Set<Request>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_report_longer_than_a_request_is_cut_and_still_says_what_it_is_about(string engine)
    {
        await using var world = await World.Start(engine);
        var report = await Monitor(world, "Ocotillo Bend Dental");
        var (status, told) = await report(Alarm("firing", text: Words + string.Concat(Enumerable.Repeat(" Backup failed.", 2_000))));
        Assert.True(status == 200, $"{told}");
        var text = await world.Look(db => db.Set<Request>().Select(r => r.Text).SingleAsync());
        Assert.Equal((true, true, RequestText.Most), (text.StartsWith(Words, StringComparison.Ordinal), text.EndsWith("(backup: nightly)", StringComparison.Ordinal), text.Length));
    }

    private static JsonObject Alarm(string state, string key = "nightly", string? client = null, string text = Words) => new()
    {
        ["source"] = "backup", ["key"] = key, ["state"] = state, ["client"] = client, ["text"] = text, ["severity"] = "critical",
    };

    private static async Task<Func<JsonObject, Task<(int Status, JsonNode? Body)>>> Monitor(World world, string? client)
    {
        var (status, made) = await world.As("steward").Post("/monitoring/keys", new { name = "Watcher", client });
        Assert.True(status == 201, $"{status}: {made}");
        var webhook = (string)made!["webhook"]!;
        return async alarm =>
        {
            using var http = new HttpClient { BaseAddress = world.Url };
            using var answer = await http.PostAsJsonAsync(webhook, alarm);
            var text = await answer.Content.ReadAsStringAsync();
            return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        };
    }
}
