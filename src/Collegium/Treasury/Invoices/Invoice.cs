using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Treasury.Invoices;

/// <summary>A bill as the client was sent it. Nothing of it changes but what was paid; corrections are entries of their own.</summary>
internal sealed class Invoice : Versioned
{
    public required Guid Id { get; init; }

    /// <summary>Gapless within a chapter's year: <c>2026-0318</c>.</summary>
    public required string Number { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>The one request it is about; empty when it gathers several, or sells a plan.</summary>
    public Guid? RequestId { get; init; }

    public Guid? PlanId { get; set; }

    public InvoiceState State { get; set; } = InvoiceState.Open;

    public required string Currency { get; init; }

    public required long NetMinor { get; init; }

    public required long TaxMinor { get; init; }

    public required long TotalMinor { get; init; }

    public long PaidMinor { get; set; }

    /// <summary>The member's part of the price of work by the charter of that day, in percent.</summary>
    public required decimal SharePercent { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTime IssuedAt { get; init; }

    public Guid? IssuedBy { get; init; }

    public long OpenMinor => TotalMinor - PaidMinor;

    /// <summary>Its sub-account of receivables.</summary>
    public string Receivable => $"{ClientId:N}/{Number}";

    /// <summary>Its sub-account of deferred revenue, when it sells a plan.</summary>
    public string Block => $"{ClientId:N}/plan {Number}";
}

internal sealed class InvoiceLine : Chaptered
{
    public required Guid InvoiceId { get; init; }

    public required int N { get; init; }

    public required LineKind Kind { get; init; }

    public required string Text { get; init; }

    public DateOnly? Day { get; init; }

    public Guid? RequestId { get; init; }

    public Guid? PracticeId { get; init; }

    /// <summary>Minutes worked or sold; 0 for parts.</summary>
    public required int Minutes { get; init; }

    /// <summary>Minor units an hour, or the piece.</summary>
    public required long UnitMinor { get; init; }

    public required long NetMinor { get; init; }

    public required decimal TaxPercent { get; init; }

    public required long TaxMinor { get; init; }
}

/// <summary>
/// What a practice gets of an invoice, or for being on call. It is released as the client pays, then taken into a payout; each step stays inside
/// the one before, by the table's own check.
/// </summary>
internal sealed class Share : Versioned
{
    public required Guid Id { get; init; }

    /// <summary>Empty for what is owed without one.</summary>
    public Guid? InvoiceId { get; init; }

    /// <summary>The shift on call it is owed for, where there is no invoice, and how it is told.</summary>
    public Guid? ShiftId { get; init; }

    /// <summary>The fee it is owed by, where there is neither.</summary>
    public Guid? FeeId { get; init; }

    public string? For { get; init; }

    public required Guid PracticeId { get; init; }

    public required string Currency { get; init; }

    public long Minor { get; set; }

    public long ReleasedMinor { get; set; }

    public long InPayoutMinor { get; set; }

    /// <summary>What was in a payout before time was corrected, and is too much now: taken off what falls due next.</summary>
    public long OverpaidMinor { get; set; }
}

internal sealed class InvoiceTables : IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<InvoiceLine>, IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Invoice> table)
    {
        table.ToTable("treasury_invoices", t => t.HasCheckConstraint(
            "ck_invoice_amounts", "net_minor > 0 AND tax_minor >= 0 AND total_minor = net_minor + tax_minor AND paid_minor >= 0 AND paid_minor <= total_minor"));
        table.HasKey(i => i.Id);
        table.Property(i => i.Number).HasMaxLength(20);
        table.HasIndex(i => new { i.ChapterId, i.Number }).IsUnique();
        table.HasIndex(i => new { i.ClientId, i.State });
        table.HasIndex(i => i.RequestId);
    }

    public void Configure(EntityTypeBuilder<InvoiceLine> table)
    {
        table.ToTable("treasury_invoice_lines");
        table.HasKey(l => new { l.InvoiceId, l.N });
        table.HasIndex(l => l.RequestId);
    }

    public void Configure(EntityTypeBuilder<Share> table)
    {
        table.ToTable("treasury_shares", t => t.HasCheckConstraint(
            "ck_share_steps", "overpaid_minor >= 0 AND in_payout_minor >= 0 AND in_payout_minor <= released_minor AND released_minor <= minor"));
        table.HasKey(s => s.Id);
        table.HasIndex(s => new { s.InvoiceId, s.PracticeId }).IsUnique();
        table.HasIndex(s => s.ShiftId).IsUnique();
        table.HasIndex(s => s.FeeId).IsUnique();
        table.HasIndex(s => s.PracticeId);
    }
}
