using Collegium.Database;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Attachments;

/// <summary>A file that belongs to a request: a picture of the message on the screen, a report. Its bytes are kept under the same id.</summary>
internal sealed class Attachment : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>Empty while the mail that brought it waits for the steward.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>The mail that brought it.</summary>
    public Guid? MailId { get; init; }

    /// <summary>As its sender called it, without folders and ending.</summary>
    public required string Name { get; init; }

    /// <summary>What it was found to be, as a media type.</summary>
    public required string Kind { get; init; }

    public required int Size { get; init; }

    /// <summary>Who opens it, like a note.</summary>
    public required NoteAudience Audience { get; set; }

    public Guid? ByLogin { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class AttachmentTables : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ToTable("desk_files");
        table.HasKey(a => a.Id);
        table.HasIndex(a => a.RequestId);
        table.HasIndex(a => a.MailId);
        table.Property(a => a.Kind).HasMaxLength(40);
    }
}
