using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Mail;

/// <summary>A mail to be sent, written in the same transaction as the reading of the fact it follows from.</summary>
public sealed class MailMessage : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>The fact, or the link, it tells of; one mail a fact, address and kind.</summary>
    public required Guid Because { get; init; }

    public required string Kind { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The conversation it belongs to, where an answer to it is wanted.</summary>
    public Guid? ThreadId { get; init; }

    public required DateTime At { get; init; }

    public DateTime? SentAt { get; set; }

    public int Attempts { get; set; }

    public DateTime NextTry { get; set; }

    public string? Problem { get; set; }
}

internal sealed class MailTables : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> table)
    {
        table.ToTable("mail_messages");
        table.HasKey(m => m.Id);
        table.HasIndex(m => new { m.Because, m.ToAddress, m.Kind }).IsUnique();
        table.HasIndex(m => new { m.SentAt, m.NextTry });
        table.HasIndex(m => new { m.ChapterId, m.At });
    }
}

/// <summary>Writes mails into the write under way.</summary>
public sealed class Mailbox(CollegiumDb db, TimeProvider clock, MailSettings settings)
{
    private readonly HashSet<(Guid, string, string)> _put = [];
    private int _undone = db.Undone;

    /// <summary>The address pages answer under, for links in mails.</summary>
    public string Site => settings.Site;

    /// <summary>Somebody who is two of those it concerns gets one of the same kind; the database holds that too.</summary>
    public void Put(Guid because, string kind, string toAddress, string toName, string subject, string text, Guid? thread = null)
    {
        if (_undone != db.Undone)
        {
            // A write that was undone has let go of its mails; they may be put again.
            _put.Clear();
            _undone = db.Undone;
        }

        if (!_put.Add((because, toAddress, kind)))
        {
            return;
        }

        db.Append(new MailMessage
        {
            Id = clock.NewId(),
            Because = because,
            Kind = kind,
            ToAddress = toAddress,
            ToName = toName,
            Subject = subject.ReplaceLineEndings(" "),
            Text = text,
            ThreadId = thread,
            At = clock.Now(),
            NextTry = clock.Now(),
        });
    }
}

/// <summary>From configuration section <c>Mail</c>; without a host mails are kept, not sent.</summary>
public sealed class MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 25;

    public string? User { get; init; }

    public string? Password { get; init; }

    public bool Tls { get; init; } = true;

    public string From { get; init; } = "desk@localhost";

    public string Site { get; set; } = "http://localhost:5080";
}
