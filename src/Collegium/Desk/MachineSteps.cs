using Collegium.Desk.Inbox;
using Collegium.Desk.Monitoring;
using Collegium.Mail;

namespace Collegium.Desk;

/// <summary>What monitors and the mail provider bring in, for the demo's season. The caller opens the write.</summary>
internal sealed class MachineSteps(ChangeMonitorKeys monitors, TakeAlarm alarms, ChangeInboundKeys mailboxes, TakeMail mails)
{
    public async Task<Result<Guid>> ConnectMonitor(string name, string client) => (await monitors.Make(name, client)).As(k => k.Id);

    public async Task<Result<Done>> Report(Guid monitor, string source, string trouble, bool healed, string text) =>
        (await alarms.Run(monitor, new AlarmReport(source, trouble, healed ? "resolved" : "firing", null, text, "warning"))).As(_ => Done.It);

    public async Task<Result<Done>> ConnectMailbox(string name, string address, string checker) => (await mailboxes.Make(name, address, checker)).As(_ => Done.It);

    /// <summary>A mail with its provider's check of the sender, or without one.</summary>
    public async Task<Result<Done>> Mail(string from, string name, string subject, string text, string? check)
    {
        var key = (await mailboxes.List())[0];
        return (await mails.Run(
            new IncomingMail
            {
                ProviderId = Guid.CreateVersion7().ToString(),
                From = from,
                FromName = name,
                Recipients = [key.Address],
                Subject = subject,
                Text = text,
                Headers = check is null ? [] : [("Authentication-Results", check)],
                Files = [],
            },
            key)).As(_ => Done.It);
    }
}
