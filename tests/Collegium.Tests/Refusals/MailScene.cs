using Collegium.Desk.Attachments;
using Collegium.Desk.Inbox;
using Collegium.Desk.Monitoring;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Inbox;

namespace Collegium.Tests.Refusals;

/// <summary>Mailboxes, what they bring, and what is done with it.</summary>
internal sealed class MailScene : Scene
{
    protected override async Task Provoke()
    {
        var postman = await Postman.Of(World);
        await Mailboxes();
        await Provider(postman);
        await Held(postman);
        await Files();
        await Monitors();
    }

    private async Task Monitors()
    {
        var treasurer = As(Roles.Treasurer);
        var key = (await Yes(Steward, (ChangeMonitorKeys o) => o.Make("Watcher", null))).Id;
        await No("monitor.no-name", "a monitor without a name", Steward, (ChangeMonitorKeys o) => o.Make(" ", null));
        await No("monitor.no-client", "a monitor of a client there isn't", Steward, (ChangeMonitorKeys o) => o.Make("Second", "Nobody Inc"));
        await No("monitor.exists", "a monitor of a name in use", Steward, (ChangeMonitorKeys o) => o.Make("Watcher", null));
        await No("monitor.missing", "taking off a monitor there isn't", Steward, (ChangeMonitorKeys o) => o.Revoke(Guid.Empty));
        await No("actor.not-allowed", "a treasurer connecting a monitor", treasurer, (ChangeMonitorKeys o) => o.Make("Mine", null));
        await No("actor.not-allowed", "a treasurer taking a monitor off", treasurer, (ChangeMonitorKeys o) => o.Revoke(key));
        var good = new AlarmReport("backup", "nightly", "firing", Realtor, Trouble, "warning");
        Task Report(string code, string how, AlarmReport report, Guid? by = null) => No(code, how, House, (TakeAlarm o) => o.Run(by ?? key, report));
        await Report("monitor.unknown", "a report with no key of ours", good, Guid.Empty);
        await Report("alarm.no-key", "a report that doesn't say which trouble", good with { Key = "" });
        await Report("alarm.no-state", "a report that is neither firing nor resolved", good with { State = "odd" });
        await Report("alarm.no-client", "a report about nobody", good with { Client = null });
        await Report("alarm.no-text", "a report without words", good with { Text = " " });
        for (var i = 0; i < TakeAlarm.MostAnHour; i++)
        {
            await Yes(House, (TakeAlarm o) => o.Run(key, good with { Key = $"disk {i}", Text = $"Disk {i} is full." }));
        }

        await Report("alarm.flood", "more troubles than anybody can look at", good);
    }

    private async Task Mailboxes()
    {
        var treasurer = As(Roles.Treasurer);
        Task Make(string code, string how, string name, string address, string checker) => No(code, how, Steward, (ChangeInboundKeys o) => o.Make(name, address, checker));
        await Make("mailbox.no-name", "a mailbox without a name", " ", "requests@example.org", "");
        await Make("mailbox.no-address", "a mailbox at no address", "Provider 2", "requests", "");
        await Make("mailbox.checker", "a checker of two words", "Provider 2", "requests@example.org", "mx example");
        await Make("mailbox.exists", "a mailbox of a name in use", "Provider", "requests@example.org", "");
        await No("mailbox.missing", "taking off a mailbox there isn't", Steward, (ChangeInboundKeys o) => o.Revoke(Guid.Empty));
        await No("actor.not-allowed", "a treasurer connecting a mailbox", treasurer, (ChangeInboundKeys o) => o.Make("Mine", "mine@example.org", null));
        await No("actor.not-allowed", "a treasurer taking a mailbox off", treasurer, (ChangeInboundKeys o) => o.Revoke(Guid.Empty));
        await No("actor.not-allowed", "a treasurer saying that an address works", treasurer, (MendAddress o) => o.Run("ana@client.example"));
        await No("address.not-failing", "mending an address that works", Steward, (MendAddress o) => o.Run("ana@client.example"));
    }

    private async Task Provider(Postman postman)
    {
        Hear("mailbox.unknown", "a mail for a mailbox there isn't", await new Postman(World, "/api/v1/inbound/mail/nothing").Send("{}"u8.ToArray()));
        Hear("mail.unreadable", "a mail that is no JSON", await postman.Send("From: ana"u8.ToArray()));
        Hear("mail.unreadable", "a mail that says nothing", await postman.Send("{}"u8.ToArray()));
        Hear("mail.too-large", "a mail of more than 50 MB", await postman.Send(new byte[ProviderCall.MostBytes + 1]));
    }

    private async Task Held(Postman postman)
    {
        var mail = (await postman.Bring(Postman.Letter("Which form is it?", "person1@members.example"))).Id();
        await No("actor.not-allowed", "a treasurer filing a mail", As(Roles.Treasurer), (FileHeldMail o) => o.SetAside(mail));
        await No("mail.missing", "filing a mail there isn't", Steward, (FileHeldMail o) => o.SetAside(Guid.Empty));
        await No("mail.nowhere", "filing a mail nowhere", Steward, (FileHeldMail o) => o.Run(mail, null, null, null));
        await No("mail.no-request", "filing a mail on a request there isn't", Steward, (FileHeldMail o) => o.Run(mail, 999_999, "members", null));
        await Yes(Steward, (FileHeldMail o) => o.SetAside(mail));
        await No("mail.not-waiting", "filing a mail twice", Steward, (FileHeldMail o) => o.SetAside(mail));
    }

    private async Task Files()
    {
        var request = (await Told.Asked(World, Trouble, Realtor, "hindered")).Id();
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1];
        await No("request.missing", "a file for a request that isn't yours", As(Roles.Practitioner, "Lindqvist IT"), (AttachFile o) => o.Run(Guid.Empty, "a.png", png, "client"));
        for (var i = 0; i < AttachFile.Most; i++)
        {
            await Yes(Steward, (AttachFile o) => o.Run(request, "a.png", png, "client"));
        }

        await No("file.no-room", "one file too many", Steward, (AttachFile o) => o.Run(request, "a.png", png, "client"));
    }
}
