using System.Globalization;
using System.Text.Json;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Contracts.Plans;

/// <summary>What a client agreed on shared time: so many hours a month, or a block of them, and what goes with it.</summary>
internal sealed class Plan : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required PlanKind Kind { get; init; }

    /// <summary>Minutes of the block, or of each month.</summary>
    public int Minutes { get; set; }

    /// <summary>Minor units an hour; hours once opened keep the price they were opened at.</summary>
    public long PricePerHourMinor { get; set; }

    public required string Currency { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day it holds.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The first day of the term that runs now; a renewal begins the next.</summary>
    public DateOnly TermStartsOn { get; set; }

    /// <summary>How many months hours left over stay; 0 for none, empty for as long as the plan holds.</summary>
    public int? RolloverMonths { get; set; }

    public BeyondHours Beyond { get; set; }

    public long BeyondPerHourMinor { get; set; }

    /// <summary>Goes on after its last day unless somebody says no; otherwise it ends unless somebody says yes.</summary>
    public bool Renews { get; set; }

    public int NoticeDays { get; set; }

    public DateOnly? RenewalAskedOn { get; set; }

    /// <summary>Only the named contacts' requests use it.</summary>
    public bool NamedOnly { get; set; }

    /// <summary>The chapter bills its hours as they open; false where they were paid for elsewhere.</summary>
    public bool Billed { get; set; }

    public string Promised { get; set; } = "{}";

    public int MonthsOpened { get; set; }

    /// <summary>When the next month's hours open.</summary>
    public DateOnly? NextMonthOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public required DateTime SoldAt { get; init; }

    /// <summary>How long hours left over stay, as it is written.</summary>
    public string Rollover => RolloverMonths switch { null => "all", 0 => "none", { } n => n.ToString(CultureInfo.InvariantCulture) };

    public PlanPromises Promises() => JsonSerializer.Deserialize<PlanPromises>(Promised)!;

    public void Promise(PlanPromises promises) => Promised = JsonSerializer.Serialize(promises);

    /// <summary>The last day on which hours may be used that opened for the days up to <paramref name="lastOfPeriod"/>.</summary>
    public DateOnly? HoursEnd(DateOnly? lastOfPeriod) => RolloverMonths switch
    {
        null => null,
        0 => lastOfPeriod,
        { } months => lastOfPeriod?.AddDays(1).AddMonths(months).AddDays(-1),
    };

    /// <summary>The last day of the next term, as long as this one: in whole months where it is.</summary>
    public DateOnly NextEnd()
    {
        var end = EndsOn!.Value.AddDays(1);
        for (var months = 1; months <= 120; months++)
        {
            if (TermStartsOn.AddMonths(months) == end)
            {
                return end.AddMonths(months).AddDays(-1);
            }
        }

        return EndsOn.Value.AddDays(end.DayNumber - TermStartsOn.DayNumber);
    }
}

internal sealed class PlanTables : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> table)
    {
        table.ToTable("contracts_plans");
        table.HasKey(p => p.Id);
        table.Property(p => p.Currency).HasMaxLength(3);
        table.HasIndex(p => p.ClientId);
    }
}
