using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Contracts.Plans;

/// <summary>A block of hours a client bought. Used oldest first, at the price it was sold for.</summary>
internal sealed class Plan : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required int MinutesBought { get; init; }

    public int MinutesUsed { get; set; }

    /// <summary>Minor units an hour, frozen at the sale.</summary>
    public required long PricePerHourMinor { get; init; }

    public required string Currency { get; init; }

    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>The invoice it was sold on; drawn hours pay the member at once when this is paid.</summary>
    public Guid? InvoiceId { get; set; }

    public required DateTime SoldAt { get; init; }

    public int MinutesLeft => MinutesBought - MinutesUsed;
}

internal sealed class PlanTables : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> table)
    {
        table.ToTable("contracts_plans", t => t.HasCheckConstraint("ck_plan_minutes", "minutes_used >= 0 AND minutes_used <= minutes_bought"));
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.ClientId);
    }
}
