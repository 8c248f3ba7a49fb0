using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Treasury.ReferralFees;

/// <summary>What one invoice brings whoever passed its work on. It falls due as the client pays and is kept back from the next payouts of whoever did the work.</summary>
internal sealed class ReferralFee : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ReferralId { get; init; }

    public required Guid RequestId { get; init; }

    public required int RequestNumber { get; init; }

    public required Guid InvoiceId { get; init; }

    public required Guid ServedId { get; init; }

    public required Guid ReferrerId { get; init; }

    /// <summary>Fallen due so far.</summary>
    public long Minor { get; set; }

    /// <summary>Of it the chapter's.</summary>
    public long ChapterMinor { get; set; }

    /// <summary>Kept back from payouts of whoever did the work.</summary>
    public long WithheldMinor { get; set; }
}

/// <summary>What of a fee a payout keeps back.</summary>
internal sealed class PayoutFee : Chaptered
{
    public required Guid PayoutId { get; init; }

    public required Guid FeeId { get; init; }

    public required long Minor { get; init; }
}

internal sealed class ReferralFeeTables : IEntityTypeConfiguration<ReferralFee>, IEntityTypeConfiguration<PayoutFee>
{
    public void Configure(EntityTypeBuilder<ReferralFee> table)
    {
        table.ToTable("treasury_referral_fees", t => t.HasCheckConstraint(
            "ck_referral_fee_steps", "chapter_minor >= 0 AND chapter_minor <= minor AND withheld_minor >= 0 AND withheld_minor <= minor"));
        table.HasKey(f => f.Id);
        table.HasIndex(f => new { f.ReferralId, f.InvoiceId }).IsUnique();
        table.HasIndex(f => f.ServedId);
        table.HasIndex(f => f.RequestId);
    }

    public void Configure(EntityTypeBuilder<PayoutFee> table)
    {
        table.ToTable("treasury_payout_fees", t => t.HasCheckConstraint("ck_payout_fee", "minor > 0"));
        table.HasKey(f => new { f.PayoutId, f.FeeId });
        table.HasIndex(f => f.FeeId);
    }
}
