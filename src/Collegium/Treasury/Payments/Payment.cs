using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Treasury.Payments;

/// <summary>Money that came in. Without a client it waits, unidentified, until somebody finds out whose it is.</summary>
internal sealed class Payment : Versioned
{
    public required Guid Id { get; init; }

    public Guid? ClientId { get; set; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required Means Means { get; init; }

    /// <summary>What the payer wrote on it.</summary>
    public required string Reference { get; init; }

    /// <summary>What no invoice took; it became the client's credit.</summary>
    public long CreditMinor { get; set; }

    public required DateTime RecordedAt { get; init; }

    public Guid? RecordedBy { get; init; }

    public DateTime? IdentifiedAt { get; set; }

    /// <summary>Its sub-account while nobody can be named for it.</summary>
    public string Receipt => $"{Id:N}";
}

/// <summary>What one invoice took of a payment, or of a client's credit.</summary>
internal sealed class Allocated : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>Empty when it came from the client's credit.</summary>
    public Guid? PaymentId { get; init; }

    public required Guid InvoiceId { get; init; }

    public required long Minor { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class PaymentTables : IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<Allocated>
{
    public void Configure(EntityTypeBuilder<Payment> table)
    {
        table.ToTable("treasury_payments", t => t.HasCheckConstraint(
            "ck_payment_amount", "amount_minor > 0 AND credit_minor >= 0 AND credit_minor <= amount_minor"));
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.ClientId);
        table.Property(p => p.Reference).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Allocated> table)
    {
        table.ToTable("treasury_allocations", t => t.HasCheckConstraint("ck_allocation_amount", "minor > 0"));
        table.HasKey(a => a.Id);
        table.HasIndex(a => a.PaymentId);
        table.HasIndex(a => a.InvoiceId);
    }
}
