using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Clients.People;

/// <summary>A person at a client whom we may speak with.</summary>
internal sealed class Contact : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required string Name { get; set; }

    public string? Mail { get; set; }

    /// <summary>Lower case, for finding.</summary>
    public string? MailKey { get; set; }

    public string? Phone { get; set; }

    /// <summary>Digits only, for finding.</summary>
    public string? PhoneKey { get; set; }

    /// <summary>The mail or number was proved by a link, a code or a call.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public DateTime? LeftAt { get; set; }
}

internal sealed class ContactTables : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> table)
    {
        table.ToTable("clients_contacts");
        table.HasKey(c => c.Id);
        table.HasIndex(c => c.ClientId);
        table.HasIndex(c => new { c.ChapterId, c.MailKey });
        table.HasIndex(c => new { c.ChapterId, c.PhoneKey });
    }
}
