using System.Globalization;
using Collegium.Database;
using Collegium.Desk.Attachments;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>The steward says where a mail belongs that the rule could not place: on a request, with a client as a new one, or nowhere.</summary>
internal sealed class FileHeldMail(CollegiumDb db, AddNote notes, TellRequest telling, AttachFile attach, ThrowAway away, FactLog facts)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("file a mail", "The steward can.");

    public static readonly Refusal NotWaiting = new("mail.not-waiting", "This mail doesn't wait for anybody any more. Load the page again.", RefusalKind.Conflict);

    public static readonly Refusal Nowhere = new("mail.nowhere", "Write the number of a request, or the name of the client it is from.", Field: "request");

    public static readonly Refusal NoSuchRequest = new("mail.no-request", "There is no request of that number. Look at the board for the right one.", Field: "request");

    public async Task<Result<ReceivedMail>> Run(Guid id, int? number, string? audience, string? client)
    {
        if (await Waiting(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var mail = found.Value;
        var filed = number is { } onto ? await Onto(mail, onto, audience ?? "members") : client is { Length: > 0 } ? await AsNew(mail, client) : Nowhere;
        if (filed.Refusal is { } refused)
        {
            return refused;
        }

        (mail.RequestId, mail.Because) = (filed.Value.Id, null);
        foreach (var file in await db.Set<Attachment>().Where(a => a.MailId == mail.Id && a.RequestId == null).ToListAsync())
        {
            file.Audience = mail.Outcome == MailOutcome.Told || audience == "client" ? NoteAudience.Client : NoteAudience.Members;
            attach.PutOn(filed.Value, file);
        }

        facts.Append("mail.filed", new("mail", mail.Id) { Request = filed.Value.Id }, Sight.Officers, new { mail.Outcome });
        return mail;
    }

    public async Task<Result<ReceivedMail>> SetAside(Guid id)
    {
        if (await Waiting(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        found.Value.Outcome = MailOutcome.SetAside;
        await away.Mail(found.Value);
        facts.Append("mail.set-aside", new("mail", id), Sight.Officers);
        return found.Value;
    }

    private async Task<Result<ReceivedMail>> Waiting(Guid id) =>
        !db.Actor.Is(Roles.Steward) ? NotYours
        : await db.Locked<ReceivedMail>(id) is not { } mail ? Refusal.Missing("mail")
        : mail.Outcome != MailOutcome.Held ? NotWaiting : mail;

    private async Task<Result<Request>> Onto(ReceivedMail mail, int number, string audience)
    {
        if (await db.Set<Request>().SingleOrDefaultAsync(r => r.Number == number) is not { } request)
        {
            return NoSuchRequest;
        }

        var words = Cut(string.Create(CultureInfo.InvariantCulture, $"{Sender(mail)} wrote by mail:\n\n{mail.Said}"), WorkText.Most);
        var note = await notes.Run(request.Id, words, audience);
        mail.Outcome = note.Refused ? mail.Outcome : MailOutcome.Noted;
        return note.As(_ => request);
    }

    private async Task<Result<Request>> AsNew(ReceivedMail mail, string client)
    {
        var text = Cut(mail.Subject.Length > 0 ? $"{mail.Subject}\n\n{mail.Said}" : mail.Said, RequestText.Most);
        var told = await telling.Run(new Telling(client, text, "hindered", Source: TellByMail.Source));
        mail.Outcome = told.Refused ? mail.Outcome : MailOutcome.Told;
        return told;
    }

    private static string Sender(ReceivedMail mail) => mail.FromName.Length > 0 ? $"{mail.FromName} <{mail.FromAddress}>" : mail.FromAddress;

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
