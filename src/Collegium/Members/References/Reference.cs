using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.References;

/// <summary>Somebody an applicant names, asked by mail, answering by a link that works once.</summary>
internal sealed class Reference : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary><c>client1</c>, <c>client2</c> or <c>peer</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string Firm { get; set; }

    public required string Mail { get; set; }

    public required string Phone { get; set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>No answer in time: the applicant was told and may name somebody else. It still may come.</summary>
    public DateTime? SilentAt { get; set; }

    /// <summary>The day the secretary called them, where the answers are what was said then.</summary>
    public DateOnly? CalledOn { get; set; }

    /// <summary>The login of who called and wrote the answers down.</summary>
    public Guid? CalledBy { get; set; }

    public bool? WouldAgain { get; set; }

    public string? Known { get; set; }

    public string? Trouble { get; set; }

    /// <summary>The applicant named somebody else instead.</summary>
    public bool Replaced { get; set; }

    public bool IsClient => Code != "peer";
}

internal sealed class ReferenceTables : IEntityTypeConfiguration<Reference>
{
    public void Configure(EntityTypeBuilder<Reference> table)
    {
        table.ToTable("members_references");
        table.HasKey(r => r.Id);
        table.HasIndex(r => r.ApplicationId);
        table.Ignore(r => r.IsClient);
    }
}
