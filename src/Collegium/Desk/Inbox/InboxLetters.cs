using Collegium.Database;
using Collegium.Desk.Letters;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>Tells whoever wrote what became of their mail where it isn't plain, and the steward what waits.</summary>
internal sealed class InboxLetters(CollegiumDb db, DeskPaper paper) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.inbox-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "mail.received" or "mail.returned" or "mail.filed";

    public async Task React(Fact fact)
    {
        if (!(await paper.Chapter()).Open || paper.Age(fact) > Stale)
        {
            return;
        }

        if (fact.Kind == "mail.returned")
        {
            await Stewards(fact, "Mail comes back", $"Mail to somebody we write to comes back, so nothing more is sent there. Call them, and say here when it works again:\n\n{paper.Site}/desk/mail");
        }
        else if (await db.Set<ReceivedMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == fact.AboutId) is { } mail)
        {
            await OfMail(fact, mail);
        }
    }

    private async Task OfMail(Fact fact, ReceivedMail mail)
    {
        var request = mail.RequestId is { } id ? await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) : null;
        if (fact.Kind == "mail.received" && mail.Outcome == MailOutcome.Held && await IsFirstOfFlood(mail))
        {
            await Stewards(fact, "A mail waits for you", $"{Because(mail)} Say what is to become of it:\n\n  {mail.Subject}\n\n{paper.Site}/desk/mail");
        }

        if (await ToSender(mail, request) is { } letter)
        {
            await paper.Put(fact, mail.FromAddress, mail.FromName, letter.Subject, letter.Body);
        }

        if (mail.NotKept.Length > 0 && mail.Outcome is not MailOutcome.Held)
        {
            await Stewards(fact, "A file that came by mail was not kept", $"From {mail.FromAddress}, {request?.Headline ?? mail.Subject}:\n\n{Indented(mail.NotKept)}\n\n{paper.Site}/desk/mail");
        }
    }

    /// <summary>Nobody is written to on a mere claim of who they are, but for the question whether the address is theirs.</summary>
    private async Task<(string Subject, string Body)?> ToSender(ReceivedMail mail, Request? request)
    {
        var files = mail.NotKept.Length == 0 ? "" : $"\n\nThese files could not be kept:\n\n{Indented(mail.NotKept)}";
        return mail.Outcome switch
        {
            MailOutcome.Empty => ("Your mail arrived empty", "Your mail has reached us without words and without a file. Write again; one sentence that says what’s wrong is enough."),
            MailOutcome.Reopened => ($"Request {request!.Number} is open again", $"You wrote that it isn’t fixed, so whoever worked on it has it again.{files}"),
            MailOutcome.ToldAnew => ($"A new request for what you wrote: {request!.Number}",
                $"You answered request {await Number(request.Follows)}, which is closed. So that it doesn’t get lost, your words are now request {request.Number}, and members are asked as usual.{files}"),
            MailOutcome.Told or MailOutcome.Noted or MailOutcome.Answered when files.Length > 0 =>
                ($"Request {request!.Number}: a file was not kept", $"We have your words.{files}"),
            _ => null,
        };
    }

    private async Task<int?> Number(Guid? request) => await db.Set<Request>().AsNoTracking().Where(r => r.Id == request).Select(r => (int?)r.Number).SingleOrDefaultAsync();

    /// <summary>Of a flood the steward hears once an hour and sender; of what anybody may have written, once an hour.</summary>
    private async Task<bool> IsFirstOfFlood(ReceivedMail mail)
    {
        var since = mail.At.AddHours(-1);
        var anybodys = mail.Because is MailRouting.Forged or TellByMail.ManyStrangers;
        return !(anybodys || mail.Because is MailJudging.Flood) || !await db.Set<ReceivedMail>().AnyAsync(m =>
            (anybodys || m.FromAddress == mail.FromAddress) && m.Because == mail.Because && m.At > since && (m.At < mail.At || (m.At == mail.At && m.Id < mail.Id)));
    }

    private async Task Stewards(Fact fact, string subject, string body)
    {
        foreach (var steward in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
        {
            await paper.PutOnce(fact, $"{fact.Kind}.steward", steward.Email!, steward.DisplayName, subject, body);
        }
    }

    internal static string Because(ReceivedMail mail) => mail.Because switch
    {
        MailJudging.Flood => $"More than {MailJudging.MostAnHour} mails came from {mail.FromAddress} within an hour.",
        TakeAnswer.NotOnIt => $"{mail.FromAddress} answered a letter about a request, and isn’t one of those who have it, or nobody proved that it is them.",
        MailRouting.Forged => $"This mail says it is from {mail.FromAddress}, and it was found on the way that it isn’t. Nobody was answered; call them before you do what it asks.",
        TellByMail.OfOurs => $"{mail.FromAddress} is a member or an officer and wrote to the desk; the rule can’t say about whom.",
        TellByMail.ManyStrangers => "So many strangers wrote within an hour that this one wasn’t asked to confirm.",
        _ => $"A mail from {mail.FromAddress} could not be placed by rule.",
    };

    private static string Indented(string lines) => "  " + lines.Replace("\n", "\n  ", StringComparison.Ordinal);
}
