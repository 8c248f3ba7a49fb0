using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Contracts.Agreements;

internal enum AgreementKind
{
    /// <summary>Terms of work.</summary>
    Terms,

    /// <summary>Business associate agreement, 45 CFR 164.504(e): the gate before clinical work.</summary>
    BusinessAssociate,
}

/// <summary>A contract with a client, as signed.</summary>
internal sealed class Agreement : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required AgreementKind Kind { get; init; }

    public required DateOnly SignedOn { get; init; }

    public DateOnly? EndsOn { get; set; }

    public required Guid? RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

internal sealed class AgreementTables : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> table)
    {
        table.ToTable("contracts_agreements");
        table.HasKey(a => a.Id);
        table.HasIndex(a => a.ClientId);
    }
}
