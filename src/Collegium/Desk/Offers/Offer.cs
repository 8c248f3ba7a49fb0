using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Offers;

/// <summary>A request put to one practice until a deadline. The first to accept wins; the database keeps it to one.</summary>
internal sealed class Offer : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>1, 2, 3 … in the order of asking.</summary>
    public int Place { get; set; }

    public required Guid PracticeId { get; init; }

    public Guid PractitionerId { get; set; }

    public OfferState State { get; set; } = OfferState.Open;

    public DateTime MadeAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? SeenAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>Code of the reason of a refusal: full, skill, tie, other.</summary>
    public string? RefusedBecause { get; set; }

    /// <summary>What was said with it; seen by the steward only.</summary>
    public string? RefusedWords { get; set; }

    /// <summary>The referral it was made by, where a colleague passed the request on.</summary>
    public Guid? ReferralId { get; set; }

    /// <summary>The holiday cover it was made by: the colleague is asked first, and alone.</summary>
    public Guid? CoverId { get; set; }

    public int Points { get; set; }

    /// <summary>JSON: the reasons that add up to the points.</summary>
    public string Reasons { get; set; } = "[]";
}

internal sealed class OfferTables : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> table)
    {
        table.ToTable("desk_offers");
        table.HasKey(o => o.Id);
        table.HasIndex(o => new { o.RequestId, o.PracticeId }).IsUnique();
        table.HasIndex(o => new { o.RequestId, o.State });
        table.HasIndex(o => o.RequestId).IsUnique().HasFilter("state = 'Accepted'").HasDatabaseName("ux_one_winner");
        table.HasIndex(o => new { o.PracticeId, o.State });
    }
}
