using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Inbox;

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    /// <summary>A request of a client we know.</summary>
    Told,

    /// <summary>A request of somebody who is asked by link whether the address is theirs.</summary>
    TellerAsked,

    /// <summary>A note on the request it answers.</summary>
    Noted,

    /// <summary>The answer to the one question.</summary>
    Answered,

    /// <summary>It isn't fixed: the request it answers is open again.</summary>
    Reopened,

    /// <summary>It answers a request that is closed for good, so it is a new one.</summary>
    ToldAnew,

    /// <summary>No person wrote it, or nothing could be done with it; it is kept and nobody is answered.</summary>
    Quiet,

    /// <summary>Without words or files.</summary>
    Empty,

    /// <summary>It waits for the steward.</summary>
    Held,

    /// <summary>The steward has read it and nothing more follows.</summary>
    SetAside,

    /// <summary>It says that mail to somebody comes back.</summary>
    Returned,
}

/// <summary>A mail as it came, kept whole, and what became of it.</summary>
internal sealed class ReceivedMail : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>The provider's name for it; brought twice, it counts once.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Its name among mails.</summary>
    public string? MessageId { get; init; }

    /// <summary>Lower case.</summary>
    public required string FromAddress { get; init; }

    public required string FromName { get; set; }

    /// <summary>To how many addresses it went.</summary>
    public required int Recipients { get; init; }

    public required string Subject { get; set; }

    /// <summary>All its words, with what it quotes.</summary>
    public required string Text { get; set; }

    /// <summary>What its sender said in it.</summary>
    public required string Said { get; set; }

    public required DateTime At { get; init; }

    /// <summary>Whether it comes from whom it says, as a word of <see cref="Mail.SenderProof"/>.</summary>
    public required string Proof { get; init; }

    public MailOutcome Outcome { get; set; }

    /// <summary>Why, as a code.</summary>
    public string? Because { get; set; }

    public Guid? RequestId { get; set; }

    /// <summary>The conversation it was an answer in.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>Files that could not be kept, each with the reason, a line each.</summary>
    public string NotKept { get; set; } = "";
}

/// <summary>Which request a mail is about, by the mail's name: a later one may answer it, an earlier one may come after.</summary>
internal sealed class MailName : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>The name's hash.</summary>
    public required string NameHash { get; init; }

    public required string FromAddress { get; init; }

    public required Guid RequestId { get; init; }
}

internal sealed class InboxTables : IEntityTypeConfiguration<ReceivedMail>, IEntityTypeConfiguration<MailName>
{
    public void Configure(EntityTypeBuilder<ReceivedMail> table)
    {
        table.ToTable("desk_mails");
        table.HasKey(m => m.Id);
        table.HasIndex(m => new { m.ChapterId, m.ProviderId }).IsUnique();
        table.HasIndex(m => new { m.ChapterId, m.FromAddress, m.At });
        table.HasIndex(m => new { m.ChapterId, m.Outcome, m.At });
        table.HasIndex(m => m.RequestId);
    }

    public void Configure(EntityTypeBuilder<MailName> table)
    {
        table.ToTable("desk_mail_names");
        table.HasKey(n => n.Id);
        table.HasIndex(n => new { n.ChapterId, n.FromAddress, n.NameHash });
        table.Property(n => n.NameHash).HasMaxLength(64);
    }
}
