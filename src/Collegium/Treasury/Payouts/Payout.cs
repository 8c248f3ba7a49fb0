using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Treasury.Payouts;

/// <summary>Money to a member: proposed by one person, paid after a second one's yes.</summary>
internal sealed class Payout : Versioned
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required long AmountMinor { get; init; }

    /// <summary>Kept back for fees the member owes others for passing work on.</summary>
    public long WithheldMinor { get; init; }

    public required string Currency { get; init; }

    public PayoutState State { get; set; } = PayoutState.Proposed;

    public required Guid ProposedBy { get; init; }

    public required DateTime ProposedAt { get; init; }

    public Guid? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }
}

/// <summary>What of one invoice's share a payout pays.</summary>
internal sealed class PayoutLine : Chaptered
{
    public required Guid PayoutId { get; init; }

    public required Guid ShareId { get; init; }

    public required Guid? InvoiceId { get; init; }

    public required long Minor { get; init; }
}

internal sealed class PayoutTables : IEntityTypeConfiguration<Payout>, IEntityTypeConfiguration<PayoutLine>
{
    public void Configure(EntityTypeBuilder<Payout> table)
    {
        table.ToTable("treasury_payouts", t =>
        {
            t.HasCheckConstraint("ck_payout_amount", "amount_minor >= 0 AND withheld_minor >= 0 AND amount_minor + withheld_minor > 0");
            t.HasCheckConstraint("ck_payout_two_people", "state <> 'Paid' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)");
        });
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.PracticeId);
    }

    public void Configure(EntityTypeBuilder<PayoutLine> table)
    {
        table.ToTable("treasury_payout_lines", t => t.HasCheckConstraint("ck_payout_line", "minor > 0"));
        table.HasKey(l => new { l.PayoutId, l.ShareId });
        table.HasIndex(l => l.ShareId);
    }
}
