using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Inbox;

/// <summary>A trouble told by mail: of a contact whose sender was proved at once, of anybody else once they confirm the address by link.</summary>
internal sealed class TellByMail(CollegiumDb db, Here here, TellRequest telling, StrangersRequest strangers, MailParties parties, MailFiles files)
{
    public const string Source = "mail";

    public const string OfOurs = "from-member";

    public const string NoTeller = "unusable-sender";

    public const string ManyStrangers = "many-strangers";

    /// <summary>Whoever forges senders by the dozen doesn't make us write to them all.</summary>
    public const int MostStrangersAnHour = 60;

    private const string Usual = "hindered";

    public async Task Run(IncomingMail mail, ReceivedMail row, ContactCard? contact)
    {
        if (contact is not null)
        {
            await Tell(mail, row, new Actor(db.Chapter, Roles.Client, contact.Name) { Client = contact.Client, Contact = contact.Id }, follows: null);
        }
        else if (await parties.IsOurs(row.FromAddress))
        {
            (row.Outcome, row.Because) = (MailOutcome.Held, OfOurs);
        }
        else
        {
            await OfStranger(mail, row);
        }
    }

    /// <summary>The request it answers is closed for good: a new one of the same client, which names the old.</summary>
    public Task Anew(IncomingMail mail, ReceivedMail row, Request closed) => Tell(mail, row, here.Actor with { Roles = Roles.Client, Client = closed.ClientId }, closed);

    private async Task Tell(IncomingMail mail, ReceivedMail row, Actor client, Request? follows)
    {
        var before = here.Actor;
        here.Enter(client);
        try
        {
            var told = await telling.Run(new Telling(null, Text(mail, row), Usual, Source: Source));
            if (told.Refusal is { } no)
            {
                (row.Outcome, row.Because) = (MailOutcome.Held, no.Code);
                return;
            }

            told.Value.Follows = follows?.Id;
            (row.Outcome, row.RequestId) = (follows is null ? MailOutcome.Told : MailOutcome.ToldAnew, told.Value.Id);
            await files.Keep(mail, row, told.Value, "client");
        }
        finally
        {
            here.Enter(before);
        }
    }

    private async Task OfStranger(IncomingMail mail, ReceivedMail row)
    {
        var since = row.At.AddHours(-1);
        var name = mail.FromName.Length > 0 ? mail.FromName : row.FromAddress.Split('@')[0];
        var read = Teller.Read(new VisitorTelling(null, null, name, row.FromAddress));
        var words = RequestText.Read(Text(mail, row), Usual);
        if (read.Refused || words.Refused)
        {
            (row.Outcome, row.Because) = (MailOutcome.Held, words.Refusal?.Code ?? NoTeller);
        }
        else if (await db.Set<ReceivedMail>().CountAsync(m => m.Outcome == MailOutcome.TellerAsked && m.At > since) >= MostStrangersAnHour)
        {
            (row.Outcome, row.Because) = (MailOutcome.Held, ManyStrangers);
        }
        else
        {
            var request = await strangers.File(read.Value, words.Value.Text, words.Value.Impact, Source);
            (row.Outcome, row.RequestId) = (MailOutcome.TellerAsked, request.Id);
            await files.Keep(mail, row, request, "client");
        }
    }

    /// <summary>Subject and words as one text; the mail itself keeps what doesn't fit.</summary>
    private static string Text(IncomingMail mail, ReceivedMail row)
    {
        var said = row.Said.Length > 0 ? row.Said : mail.Files.Count == 1 ? "(One file, no words.)" : $"({mail.Files.Count} files, no words.)";
        var all = mail.Subject.Length == 0 || said.StartsWith(mail.Subject, StringComparison.OrdinalIgnoreCase) ? said : $"{mail.Subject}\n\n{said}";
        return all.Length > RequestText.Most ? all[..RequestText.Most] : all;
    }
}
