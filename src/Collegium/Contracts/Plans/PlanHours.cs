using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Contracts.Plans;

/// <summary>Hours a plan opened, for one month or as a block. Used oldest first, at the price of that day.</summary>
internal sealed class PlanHours : Versioned
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Which of the plan's openings this is, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>A block may pay for work done shortly before it was bought; a month's hours are for its days.</summary>
    public required bool Block { get; init; }

    public required int MinutesBought { get; init; }

    public int MinutesUsed { get; set; }

    public required long PricePerHourMinor { get; init; }

    public required string Currency { get; init; }

    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; set; }

    /// <summary>The invoice they were sold on; drawn hours pay the member at once when this is paid.</summary>
    public Guid? InvoiceId { get; set; }

    /// <summary>The share of use, in percent, that was last told; each is told once.</summary>
    public int ToldPercent { get; set; }

    public required DateTime OpenedAt { get; init; }

    public int MinutesLeft => MinutesBought - MinutesUsed;
}

/// <summary>Minutes taken from a plan for a request, or given back when the time was corrected.</summary>
internal sealed class PlanDraw : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid HoursId { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid PracticeId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Below zero when given back.</summary>
    public required int Minutes { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A contact whose requests may use a plan that names them.</summary>
internal sealed class PlanContact : Chaptered
{
    public required Guid PlanId { get; init; }

    public required Guid ContactId { get; init; }
}

internal sealed class PlanHoursTables : IEntityTypeConfiguration<PlanHours>, IEntityTypeConfiguration<PlanDraw>, IEntityTypeConfiguration<PlanContact>
{
    public void Configure(EntityTypeBuilder<PlanHours> table)
    {
        table.ToTable("contracts_plan_hours", t => t.HasCheckConstraint("ck_plan_minutes", "minutes_used >= 0 AND minutes_used <= minutes_bought"));
        table.HasKey(h => h.Id);
        table.Property(h => h.Currency).HasMaxLength(3);
        table.HasIndex(h => h.ClientId);
        table.HasIndex(h => new { h.PlanId, h.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanDraw> table)
    {
        table.ToTable("contracts_plan_draws");
        table.HasKey(d => d.Id);
        table.HasIndex(d => d.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanContact> table)
    {
        table.ToTable("contracts_plan_contacts");
        table.HasKey(c => new { c.PlanId, c.ContactId });
    }
}
