using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Directory;

/// <summary>One member wrote to another through the directory. The words can be erased; that it was written is counted.</summary>
internal sealed class MemberMessage : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid FromPractice { get; init; }

    public required Guid FromLogin { get; init; }

    public required Guid ToPractice { get; init; }

    public required string Text { get; set; }

    public required DateTime At { get; init; }

    /// <summary>When whoever got it reported it as an attempt to sell.</summary>
    public DateTime? ReportedAt { get; set; }
}

internal sealed class MessageTables : IEntityTypeConfiguration<MemberMessage>
{
    public void Configure(EntityTypeBuilder<MemberMessage> table)
    {
        table.ToTable("members_messages");
        table.HasKey(m => m.Id);
        table.HasIndex(m => new { m.FromPractice, m.At });
        table.HasIndex(m => m.ToPractice);
    }
}
