using Collegium.Desk.Alerts;
using Collegium.Notices;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.OnCall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Being called at night, and how one is reached.</summary>
internal sealed class AlertScene : Scene
{
    protected override async Task Provoke()
    {
        await Ways();
        var steward = World.As("steward");
        await No("actor.not-allowed", "a practitioner saying who is called", As(Roles.Practitioner), (PutPolicy o) => o.Run(new PolicyDraft([], null, null, null, null)));
        Hear("policy.missing", "reading a policy before there is one", await steward.Get("/on-call/policy"));
        Hear("policy.no-levels", "a policy that calls nobody", await steward.Post("/on-call/policy"));
        Hear("policy.unknown-level", "calling somebody unknown", await steward.Post("/on-call/policy", new { levels = new[] { new { kind = "practitioner", who = Guid.Empty } } }));
        Hear("policy.wrong-wait", "waiting no time", await steward.Post("/on-call/policy", new { levels = new[] { new { kind = "steward" } }, waitStopped = 0 }));
        var rotation = await Rota.Weekly(World, "Halloran Networks");
        await steward.Post("/on-call/policy", new { levels = new[] { new { kind = "rotation", who = (Guid?)rotation }, new { kind = "steward", who = (Guid?)null } }, waitStopped = 5 });
        await World.Pass(TimeSpan.FromHours(18));
        var request = await Told.Asked(World);
        await World.Settle();
        await World.Pass(TimeSpan.FromMinutes(5));
        var alert = await World.Look(db => db.Set<Alert>().Select(a => a.Id).SingleAsync());
        var called = await Rota.Member(World, "Halloran Networks");
        Hear("alert.missing", "answering an alert there isn't", await steward.Post($"/alerts/{Guid.Empty}/acknowledgement", new { minutes = 5 }));
        await No("alert.missing", "a link that never was", As(Roles.None), (AnswerAlert o) => o.PromiseByLink("never", 5));
        await No("alert.missing", "taking by a link that never was", As(Roles.None), (AnswerAlert o) => o.TakeByLink("never"));
        Hear("alert.no-time", "promising without a time", await steward.Post($"/alerts/{alert}/acknowledgement"));
        await No("alert.no-practice", "a steward without a practice taking it", Steward with { Login = (await Person("steward")).Login }, (AnswerAlert o) => o.Take(alert));
        var offers = request["offers"]!.AsArray().Select(o => o!["practice"]!.Id()).ToList();
        var kept = World.Practices.First(p => !offers.Contains(p.Value) && p.Key != "Halloran Networks");
        await World.Do(s => s.GetRequiredService<Collegium.Members.MembersDoor>().BookAbsence(kept.Value, null, World.Morning, World.Morning.AddDays(5)));
        await World.Settle();
        await No("alert.kept-out", "taking it while booked away", await Rota.Member(World, kept.Key) with { Roles = Roles.Steward | Roles.Practitioner }, (AnswerAlert o) => o.Take(alert));
        await Yes(called, (AnswerAlert o) => o.Promise(alert, 30));
        await Yes(called, (AnswerAlert o) => o.Promise(alert, 40));
        await No("alert.moved-already", "moving a promise twice", called, (AnswerAlert o) => o.Promise(alert, 50));
        Hear("alert.promised-already", "promising what somebody else has promised", await steward.Post($"/alerts/{alert}/acknowledgement", new { minutes = 5 }));
        await steward.Post($"/offers/{request["offers"]![0]!["id"]}/acceptance");
        await No("alert.over", "promising when it is taken", called, (AnswerAlert o) => o.Promise(alert, 30));
    }

    private async Task Ways()
    {
        var mine = World.As("practitioner");
        await No("actor.not-allowed", "a client setting up how they are called", As(Roles.Client), (ChangeWays o) => o.Add(new WayDraft("push", "", null, null, "UTC")));
        Hear("way.unknown-kind", "a way by pigeon", await mine.Post("/ways", new { kind = "pigeon", address = "x" }));
        Hear("way.no-gateway", "a text message without a gateway", await mine.Post("/ways", new { kind = "sms", address = "602-555-0142" }));
        World.Services.GetRequiredService<NoticeSettings>().SmsUrl = "https://sms.example/send";
        Hear("way.wrong-number", "a text message to three digits", await mine.Post("/ways", new { kind = "sms", address = "911" }));
        Hear("way.wrong-address", "a push to no address", await mine.Post("/ways", new { kind = "push", address = "my-topic" }));
        Hear("way.private-address", "a push to the house itself", await mine.Post("/ways", new { kind = "push", address = "https://127.0.0.1/topic" }));
        Hear("way.wrong-device", "a device without keys", await mine.Post("/ways", new { kind = "device", address = "https://push.example/d", keys = new { p256dh = "AAAA", auth = "AAAA" } }));
        Hear("way.wrong-quiet", "quiet hours without an end", await mine.Post("/ways", new { kind = "push", address = "https://push.example/t", quietFrom = 60 }));
        Hear("way.missing", "trying a way there isn't", await mine.Post($"/ways/{Guid.Empty}/test"));
        Hear("way.missing", "taking away a way there isn't", await mine.Post($"/ways/{Guid.Empty}/removal"));
        for (var i = 0; i < 6; i++)
        {
            await mine.Post("/ways", new { kind = "push", address = $"https://push.example/{i}" });
        }

        Hear("way.too-many", "a seventh way", await mine.Post("/ways", new { kind = "push", address = "https://push.example/7" }));
    }
}
