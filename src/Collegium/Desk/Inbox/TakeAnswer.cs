using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Mail;

namespace Collegium.Desk.Inbox;

/// <summary>An answer to something we wrote: a note of whoever wrote it, the answer to our question, or word that it isn't fixed.</summary>
internal sealed class TakeAnswer(CollegiumDb db, Here here, MailParties parties, AnswerSteps steps, TellByMail telling, MailFiles files)
{
    public const string NotOnIt = "not-on-request";

    /// <summary>What a note may hold; the mail itself keeps the rest.</summary>
    private const int Most = WorkText.Most - 100;

    public async Task Run(IncomingMail mail, ReceivedMail row, MailThread thread)
    {
        var request = await db.Locked<Request>(thread.About);
        if (request is null || await parties.On(request, thread, row, mail.AnswerCodes.Contains(thread.AnswerCode)) is not { } party)
        {
            (row.Outcome, row.Because, row.RequestId) = (MailOutcome.Held, NotOnIt, request?.Id);
            return;
        }

        row.RequestId = request.Id;
        var house = here.Actor;
        here.Enter(party);
        try
        {
            await As(party, mail, row, request);
        }
        finally
        {
            here.Enter(house);
        }
    }

    private async Task As(Actor party, IncomingMail mail, ReceivedMail row, Request request)
    {
        var isClient = party.Is(Roles.Client | Roles.RequestLink);
        var words = Words(row.Said, mail.Files.Count);
        if (isClient && request.State is RequestState.Refused && request.ClientId is not null)
        {
            await telling.Anew(mail, row, request);
            return;
        }

        var (outcome, no) = !isClient ? (MailOutcome.Noted, await steps.Note(request.Id, words, "members")) : request.State switch
        {
            RequestState.ClientsTurn when request.ClientId is not null => (MailOutcome.Answered, await steps.Answer(request.Id, words)),
            RequestState.Done or RequestState.Confirmed when !Thanks.Only(row.Said) => (MailOutcome.Reopened, await steps.Reopen(request.Id, words)),
            _ => (MailOutcome.Noted, await steps.Note(request.Id, words, "client")),
        };
        if (no?.Code == "request.too-late")
        {
            await telling.Anew(mail, row, request);
            return;
        }

        (row.Outcome, row.Because) = no is null ? (outcome, null) : (MailOutcome.Held, no.Code);
        if (no is null)
        {
            await files.Keep(mail, row, request, isClient ? "client" : "members");
        }
    }

    private static string Words(string said, int files) => said.Length switch
    {
        0 => files == 1 ? "(One file, no words.)" : $"({files} files, no words.)",
        > Most => said[..Most] + "… (The mail is longer; the desk has all of it.)",
        _ => said,
    };
}
